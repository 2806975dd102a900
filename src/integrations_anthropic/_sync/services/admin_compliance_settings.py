# Derived from src/integrations_anthropic/_async/services/admin_compliance_settings.py by `make codegen`. Do not edit.
"""Turns the recording of the activity in the organization on and off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.compliance_settings import ComplianceSettings
    from ...models.params import ComplianceStateInput, UpdateComplianceSettingsRequestInput
    from ..pipeline import Pipeline

__all__ = ["ComplianceSettingsService"]

_GET = Operation(
    name="admin.compliance_settings.get",
    http="GET",
    path="/v1/organizations/compliance_settings",
    span="get_compliance_settings",
    result="ComplianceSettings",
    security=("adminKey",),
)

_UPDATE = Operation(
    name="admin.compliance_settings.update",
    http="POST",
    path="/v1/organizations/compliance_settings",
    span="update_compliance_settings",
    request="UpdateComplianceSettingsRequest",
    arguments=("state",),
    result="ComplianceSettings",
    security=("adminKey",),
)


class ComplianceSettingsService(NamesHinted):
    """Turns the recording of the activity in the organization on and off."""

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
    ) -> ComplianceSettings:
        """Get the compliance settings.

        Returns the compliance settings of the organization; those of the parent organization where it has one.

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
        result: ComplianceSettings = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        request: UpdateComplianceSettingsRequestInput,
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
    ) -> ComplianceSettings: ...

    @overload
    def update(
        self,
        *,
        state: ComplianceStateInput,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ComplianceSettings: ...

    def update(
        self,
        request: UpdateComplianceSettingsRequestInput | None = None,
        *,
        state: ComplianceStateInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ComplianceSettings:
        """Change the compliance settings.

        Turns the Compliance API on, which then begins to record the activity in the organization, or off, which
        ends the recording of all but the events of Access Transparency: they can be read when it is on again. To
        repeat the present state changes nothing. When Anthropic turns Access Transparency on for the organization,
        the Compliance API is on as well.

        Args:
            request: the whole request as one UpdateComplianceSettingsRequest, instead of the arguments below.
            state: Whether the Compliance API is to be on.
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
                sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={"state": state},
            unknown=unknown,
        )
        result: ComplianceSettings = self._pipeline.run(call)
        return result
