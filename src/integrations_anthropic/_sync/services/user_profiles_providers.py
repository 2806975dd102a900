# Derived from src/integrations_anthropic/_async/services/user_profiles_providers.py by `make codegen`. Do not edit.
"""Works on what other providers keep for a user profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .user_profiles_providers_google import UserProfileGoogleService

__all__ = ["UserProfileProvidersService"]


class UserProfileProvidersService(NamesHinted):
    """Works on what other providers keep for a user profile."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def google(self) -> UserProfileGoogleService:
        """Works on what Google Cloud keeps for a user profile."""
        load(f"{__package__}.user_profiles_providers_google")
        from .user_profiles_providers_google import UserProfileGoogleService

        return UserProfileGoogleService(self._pipeline)
