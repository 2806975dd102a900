# Derived from src/integrations_anthropic/_async/services/admin_claude_tag.py by `make codegen`. Do not edit.
"""Manages the use of Claude in Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_claude_tag_bundles import ClaudeTagBundlesService
    from .admin_claude_tag_slack_channels import ClaudeTagSlackChannelsService
    from .admin_claude_tag_slack_workspaces import ClaudeTagSlackWorkspacesService

__all__ = ["ClaudeTagService"]


class ClaudeTagService(NamesHinted):
    """Manages the use of Claude in Slack."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def slack_channels(self) -> ClaudeTagSlackChannelsService:
        """Sets up channels of Slack, and says how Claude takes part in them."""
        load(f"{__package__}.admin_claude_tag_slack_channels")
        from .admin_claude_tag_slack_channels import ClaudeTagSlackChannelsService

        return ClaudeTagSlackChannelsService(self._pipeline)

    @lazy_property
    def slack_workspaces(self) -> ClaudeTagSlackWorkspacesService:
        """Manages the settings of workspaces of Slack."""
        load(f"{__package__}.admin_claude_tag_slack_workspaces")
        from .admin_claude_tag_slack_workspaces import ClaudeTagSlackWorkspacesService

        return ClaudeTagSlackWorkspacesService(self._pipeline)

    @lazy_property
    def bundles(self) -> ClaudeTagBundlesService:
        """Manages bundles of connectors, repositories and credentials that can be used in Slack."""
        load(f"{__package__}.admin_claude_tag_bundles")
        from .admin_claude_tag_bundles import ClaudeTagBundlesService

        return ClaudeTagBundlesService(self._pipeline)
