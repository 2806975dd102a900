"""The types of batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._loading.lazy_import import load as _load

if TYPE_CHECKING:
    from ...results import DeletedMessageBatch as DeletedMessageBatch
    from ...results import MessageBatch as MessageBatch
    from ...results import MessageBatchIndividualResponse as MessageBatchIndividualResponse
    from .batch_create_params import BatchCreateParams as BatchCreateParams


def __getattr__(name: str) -> Any:
    value = _load("integrations_anthropic.compat.types._lookup").type_of(name)
    if value is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}: this package has no such type")
    globals()[name] = value
    return value
