# Derived from src/integrations_anthropic/compat/_async/models.py by `make codegen`. Do not edit.
"""The models that may be used."""

from __future__ import annotations

from typing import Unpack

from ..arguments import CallOptions, ListArguments
from ..results import ModelInfo
from .pages import ListPage, first_list_page
from .resource import Resource

__all__ = ["Models"]


class Models(Resource):
    """The models that may be used."""

    def retrieve(self, model_id: str, **options: Unpack[CallOptions]) -> ModelInfo:
        """One model, by its id or alias."""
        return self._client._call(self._client.client.models.get, model_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> ListPage[ModelInfo]:
        """The models, newest first."""
        return first_list_page(self._client, self._client.client.models.list, arguments)
