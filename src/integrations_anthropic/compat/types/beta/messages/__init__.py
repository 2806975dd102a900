"""The types of batches, as under `messages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ....._loading.lazy_import import load as _load

if TYPE_CHECKING:
    from .... import results
    from .batch_create_params import BatchCreateParams as BatchCreateParams

    BetaDeletedMessageBatch = results.DeletedMessageBatch
    BetaMessageBatch = results.MessageBatch
    BetaMessageBatchIndividualResponse = results.MessageBatchIndividualResponse


def __getattr__(name: str) -> Any:
    value = _load("integrations_anthropic.compat.types._lookup").type_of(name)
    if value is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}: this package has no such type")
    globals()[name] = value
    return value
