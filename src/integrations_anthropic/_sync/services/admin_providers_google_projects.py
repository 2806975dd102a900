# Derived from src/integrations_anthropic/_async/services/admin_providers_google_projects.py by `make codegen`. Do not edit.
"""Administers projects of Google Cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_providers_google_projects_data_controls import ProvidersGoogleDataControlsService

__all__ = ["ProvidersGoogleProjectsService"]


class ProvidersGoogleProjectsService(NamesHinted):
    """Administers projects of Google Cloud."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def data_controls(self) -> ProvidersGoogleDataControlsService:
        """Says where the data of a project is stored, and with which keys it is encrypted."""
        load(f"{__package__}.admin_providers_google_projects_data_controls")
        from .admin_providers_google_projects_data_controls import ProvidersGoogleDataControlsService

        return ProvidersGoogleDataControlsService(self._pipeline)
