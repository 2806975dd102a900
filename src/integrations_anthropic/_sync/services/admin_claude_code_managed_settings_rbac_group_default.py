# Derived from src/integrations_anthropic/_async/services/admin_claude_code_managed_settings_rbac_group_default.py by `make codegen`. Do not edit.
"""Manages the settings of users in no group that has some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import UNSET

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.claude_code import ClaudeCodeDefaultSettings
    from ...models.params import UpdateClaudeCodeDefaultSettingsRequestInput
    from ..pipeline import Pipeline

__all__ = ["ClaudeCodeDefaultSettingsService"]

_GET = Operation(
    name="admin.claude_code.managed_settings.rbac_group_default.get",
    http="GET",
    path="/v1/organizations/claude_code/managed_settings/rbac_group_default",
    span="get_claude_code_default_settings",
    result="ClaudeCodeDefaultSettings",
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
)

_UPDATE = Operation(
    name="admin.claude_code.managed_settings.rbac_group_default.update",
    http="POST",
    path="/v1/organizations/claude_code/managed_settings/rbac_group_default",
    span="update_claude_code_default_settings",
    request="UpdateClaudeCodeDefaultSettingsRequest",
    arguments=("settings",),
    result="ClaudeCodeDefaultSettings",
    security=("adminKey",),
    betas=("ce-claude-code-managed-settings-2026-10-06",),
    null_sent=frozenset(["settings"]),
)


class ClaudeCodeDefaultSettingsService(NamesHinted):
    """Manages the settings of users in no group that has some."""

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
    ) -> ClaudeCodeDefaultSettings:
        """Get the default settings.

        Returns the settings of Claude Code of users in no group of `rbac_group_order`.

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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                cmek_feature_unsupported, cmek_key_disabled.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            unknown=unknown,
        )
        result: ClaudeCodeDefaultSettings = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        request: UpdateClaudeCodeDefaultSettingsRequestInput,
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
    ) -> ClaudeCodeDefaultSettings: ...

    @overload
    def update(
        self,
        *,
        settings: Mapping[str, Any] | None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ClaudeCodeDefaultSettings: ...

    def update(
        self,
        request: UpdateClaudeCodeDefaultSettingsRequestInput | None = None,
        *,
        settings: Mapping[str, Any] | None = UNSET,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ClaudeCodeDefaultSettings:
        """Change the default settings.

        Sets or deletes the settings of Claude Code of users in no group of `rbac_group_order`.

        Beta: sends the header `anthropic-beta: ce-claude-code-managed-settings-2026-10-06`.

        Args:
            request: the whole request as one UpdateClaudeCodeDefaultSettingsRequest, instead of the arguments
                below.
            settings: The settings as a whole, as the file of managed settings of Claude Code has them. None is sent
                as null, which deletes them.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                cmek_feature_unsupported, cmek_key_disabled, request_body_timeout, sandbox_egress_restricted,
                settings_document_limit_exceeded, settings_history_limit_exceeded.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"settings": settings},
            unknown=unknown,
        )
        result: ClaudeCodeDefaultSettings = self._pipeline.run(call)
        return result
