# Derived from src/integrations_anthropic/_async/services/__init__.py by `make codegen`. Do not edit.
"""The services of the API as attributes of the client, each built when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .batches import BatchesService
    from .messages import MessagesService
    from .models import ModelsService

__all__ = ["Services"]


class Services:
    """One attribute for each service of the API."""

    _pipeline: Pipeline
    _messages: MessagesService | None = None
    _models: ModelsService | None = None
    _batches: BatchesService | None = None

    @property
    def messages(self) -> MessagesService:
        """Creates messages, whole or as a stream, and counts the tokens of a request beforehand."""
        if self._messages is None:
            from .messages import MessagesService

            self._messages = MessagesService(self._pipeline)
        return self._messages

    @property
    def models(self) -> ModelsService:
        """Says which models there are and what each can do."""
        if self._models is None:
            from .models import ModelsService

            self._models = ModelsService(self._pipeline)
        return self._models

    @property
    def batches(self) -> BatchesService:
        """Creates many messages within a day at half the price, and hands out their results."""
        if self._batches is None:
            from .batches import BatchesService

            self._batches = BatchesService(self._pipeline)
        return self._batches
