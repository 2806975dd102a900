# Derived from src/integrations_anthropic/_async/services/admin_providers.py by `make codegen`. Do not edit.
"""Administers what the organization has with other clouds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_providers_google import ProvidersGoogleService

__all__ = ["ProvidersService"]


class ProvidersService(NamesHinted):
    """Administers what the organization has with other clouds."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def google(self) -> ProvidersGoogleService:
        """Administers what the organization has with Google Cloud."""
        load(f"{__package__}.admin_providers_google")
        from .admin_providers_google import ProvidersGoogleService

        return ProvidersGoogleService(self._pipeline)
