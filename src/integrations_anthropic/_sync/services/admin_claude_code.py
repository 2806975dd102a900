# Derived from src/integrations_anthropic/_async/services/admin_claude_code.py by `make codegen`. Do not edit.
"""Administers Claude Code in the organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_claude_code_managed_settings import ClaudeCodeManagedSettingsService

__all__ = ["ClaudeCodeService"]


class ClaudeCodeService(NamesHinted):
    """Administers Claude Code in the organization."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def managed_settings(self) -> ClaudeCodeManagedSettingsService:
        """Manages the settings that the organization prescribes for Claude Code."""
        load(f"{__package__}.admin_claude_code_managed_settings")
        from .admin_claude_code_managed_settings import ClaudeCodeManagedSettingsService

        return ClaudeCodeManagedSettingsService(self._pipeline)
