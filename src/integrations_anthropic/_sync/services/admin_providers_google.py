# Derived from src/integrations_anthropic/_async/services/admin_providers_google.py by `make codegen`. Do not edit.
"""Administers what the organization has with Google Cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_providers_google_projects import ProvidersGoogleProjectsService

__all__ = ["ProvidersGoogleService"]


class ProvidersGoogleService(NamesHinted):
    """Administers what the organization has with Google Cloud."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def projects(self) -> ProvidersGoogleProjectsService:
        """Administers projects of Google Cloud."""
        load(f"{__package__}.admin_providers_google_projects")
        from .admin_providers_google_projects import ProvidersGoogleProjectsService

        return ProvidersGoogleProjectsService(self._pipeline)
