# Derived from src/integrations_anthropic/_async/services/admin_claude_code_managed_settings.py by `make codegen`. Do not edit.
"""Manages the settings that the organization prescribes for Claude Code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_claude_code_managed_settings_configuration import ClaudeCodeSettingsConfigurationService
    from .admin_claude_code_managed_settings_rbac_group_default import ClaudeCodeDefaultSettingsService
    from .admin_claude_code_managed_settings_rbac_groups import ClaudeCodeGroupSettingsService

__all__ = ["ClaudeCodeManagedSettingsService"]


class ClaudeCodeManagedSettingsService(NamesHinted):
    """Manages the settings that the organization prescribes for Claude Code."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def configuration(self) -> ClaudeCodeSettingsConfigurationService:
        """Says whether settings hold for the organization or by group."""
        load(f"{__package__}.admin_claude_code_managed_settings_configuration")
        from .admin_claude_code_managed_settings_configuration import ClaudeCodeSettingsConfigurationService

        return ClaudeCodeSettingsConfigurationService(self._pipeline)

    @lazy_property
    def rbac_groups(self) -> ClaudeCodeGroupSettingsService:
        """Manages the settings of groups."""
        load(f"{__package__}.admin_claude_code_managed_settings_rbac_groups")
        from .admin_claude_code_managed_settings_rbac_groups import ClaudeCodeGroupSettingsService

        return ClaudeCodeGroupSettingsService(self._pipeline)

    @lazy_property
    def rbac_group_default(self) -> ClaudeCodeDefaultSettingsService:
        """Manages the settings of users in no group that has some."""
        load(f"{__package__}.admin_claude_code_managed_settings_rbac_group_default")
        from .admin_claude_code_managed_settings_rbac_group_default import ClaudeCodeDefaultSettingsService

        return ClaudeCodeDefaultSettingsService(self._pipeline)
