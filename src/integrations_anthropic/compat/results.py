"""Classes of results, by their official names: each is the model of this package with more methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .. import models
from .records import ResultMethods, class_for

__all__ = [
    "DeletedFile",
    "DeletedMessageBatch",
    "DeletedSkill",
    "DeletedSkillVersion",
    "FileMetadata",
    "Message",
    "MessageBatch",
    "MessageBatchIndividualResponse",
    "MessageTokensCount",
    "ModelInfo",
    "Skill",
    "SkillVersion",
]

if TYPE_CHECKING:

    class Message(ResultMethods, models.MessageResponse): ...

    class MessageTokensCount(ResultMethods, models.CountTokensResponse): ...

    class MessageBatch(ResultMethods, models.Batch): ...

    class MessageBatchIndividualResponse(ResultMethods, models.BatchResult): ...

    class DeletedMessageBatch(ResultMethods, models.DeletedBatch): ...

    class ModelInfo(ResultMethods, models.Model): ...

    class FileMetadata(ResultMethods, models.FileMetadata): ...

    class DeletedFile(ResultMethods, models.DeletedFile): ...

    class Skill(ResultMethods, models.Skill): ...

    class DeletedSkill(ResultMethods, models.DeletedSkill): ...

    class SkillVersion(ResultMethods, models.SkillVersion): ...

    class DeletedSkillVersion(ResultMethods, models.DeletedSkillVersion): ...

else:

    def __getattr__(name: str) -> Any:
        from .type_names import model_name

        found = model_name(name) if name in __all__ else None
        if found is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return class_for(cast(Any, getattr(models, found)))
