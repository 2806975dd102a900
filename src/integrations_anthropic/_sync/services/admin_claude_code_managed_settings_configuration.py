# Derived from src/integrations_anthropic/_async/services/admin_claude_code_managed_settings_configuration.py by `make codegen`. Do not edit.
"""Says whether settings hold for the organization or by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.claude_code import ClaudeCodeSettingsConfiguration
    from ...models.params import ClaudeCodeSettingsModeInput, UpdateClaudeCodeSettingsConfigurationRequestInput
    from ..pipeline import Pipeline

__all__ = ["ClaudeCodeSettingsConfigurationService"]

_GET = Operation(
    name="admin.claude_code.managed_settings.configuration.get",
    http="GET",
    path="/v1/organizations/claude_code/managed_settings/configuration",
    span="get_claude_code_settings_configuration",
    result="ClaudeCodeSettingsConfiguration",
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
)

_UPDATE = Operation(
    name="admin.claude_code.managed_settings.configuration.update",
    http="POST",
    path="/v1/organizations/claude_code/managed_settings/configuration",
    span="update_claude_code_settings_configuration",
    request="UpdateClaudeCodeSettingsConfigurationRequest",
    arguments=("mode", "rbac_group_order", "rbac_group_order_version"),
    result="ClaudeCodeSettingsConfiguration",
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
)


class ClaudeCodeSettingsConfigurationService(NamesHinted):
    """Says whether settings hold for the organization or by group."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def get(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ClaudeCodeSettingsConfiguration:
        """Get how settings are found.

        Returns whether settings of Claude Code hold for the organization or by group, and the rank of the groups.
        Only in Claude Enterprise organizations.

        Beta: sends the header `anthropic-beta: ce-claude-code-managed-settings-2026-10-06`.

        Args:
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            unknown=unknown,
        )
        result: ClaudeCodeSettingsConfiguration = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        request: UpdateClaudeCodeSettingsConfigurationRequestInput,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeCodeSettingsConfiguration: ...

    @overload
    def update(
        self,
        *,
        mode: ClaudeCodeSettingsModeInput | None = None,
        rbac_group_order: Strings | None = None,
        rbac_group_order_version: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeCodeSettingsConfiguration: ...

    def update(
        self,
        request: UpdateClaudeCodeSettingsConfigurationRequestInput | None = None,
        *,
        mode: ClaudeCodeSettingsModeInput | None = None,
        rbac_group_order: Strings | None = None,
        rbac_group_order_version: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ClaudeCodeSettingsConfiguration:
        """Change how settings are found.

        Changes the fields that are given, together, and leaves all others. A switch to settings by group, where
        there are none yet, makes those of the organization the default settings.

        Beta: sends the header `anthropic-beta: ce-claude-code-managed-settings-2026-10-06`.

        Args:
            request: the whole request as one UpdateClaudeCodeSettingsConfigurationRequest, instead of the arguments
                below.
            mode: Whether settings hold for the organization or by group.
            rbac_group_order: Ids of the groups, starting with `rbac_group_`, by rank, all of them.
            rbac_group_order_version: Version of the order that the new one replaces; if the order has changed
                since, the request is refused with status 409. It goes with `rbac_group_order`.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why: cmek_key_disabled,
                request_body_timeout, sandbox_egress_restricted, settings_document_limit_exceeded,
                settings_history_limit_exceeded.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={
                "mode": mode,
                "rbac_group_order": rbac_group_order,
                "rbac_group_order_version": rbac_group_order_version,
            },
            unknown=unknown,
        )
        result: ClaudeCodeSettingsConfiguration = self._pipeline.run(call)
        return result
