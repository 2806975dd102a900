# Derived from src/integrations_anthropic/_async/services/admin_telemetry_destinations.py by `make codegen`. Do not edit.
"""Manages the addresses to which the telemetry of workspaces is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import UNSET, Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListTelemetryDestinationsParams
    from ...models.params import (
        CreateTelemetryDestinationRequestInput,
        TelemetryStateChangeInput,
        TelemetryTracesChangeInput,
        TelemetryWorkspacesChoiceInput,
        UpdateTelemetryDestinationRequestInput,
    )
    from ...models.telemetry_destinations import (
        DeletedTelemetryDestination,
        TelemetryDestination,
        TelemetryDestinationTest,
    )
    from ..pipeline import Pipeline
    from .admin_telemetry_destinations_workspaces import TelemetryDestinationWorkspacesService

__all__ = ["TelemetryDestinationsService"]

_LIST = Operation(
    name="admin.telemetry_destinations.list",
    http="GET",
    path="/v1/organizations/telemetry_destinations",
    span="list_telemetry_destinations",
    arguments=("limit", "page", "workspace_ids[]"),
    result="ListTelemetryDestinationsResponse",
    item="TelemetryDestination",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",)}),
        "workspace_ids[]": Parameter("workspace_ids", {"types": ("array",), "items": {"types": ("string",)}}),
    },
)

_CREATE = Operation(
    name="admin.telemetry_destinations.create",
    http="POST",
    path="/v1/organizations/telemetry_destinations",
    span="create_telemetry_destination",
    retry_safe=False,
    request="CreateTelemetryDestinationRequest",
    arguments=("endpoint_url", "workspaces", "display_name", "headers", "traces"),
    result="TelemetryDestination",
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
)

_GET = Operation(
    name="admin.telemetry_destinations.get",
    http="GET",
    path="/v1/organizations/telemetry_destinations/{destination_id}",
    span="get_telemetry_destination",
    result="TelemetryDestination",
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
)

_UPDATE = Operation(
    name="admin.telemetry_destinations.update",
    http="POST",
    path="/v1/organizations/telemetry_destinations/{destination_id}",
    span="update_telemetry_destination",
    request="UpdateTelemetryDestinationRequest",
    arguments=("display_name", "endpoint_url", "headers", "state", "traces", "workspaces"),
    result="TelemetryDestination",
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
    null_sent=frozenset(["display_name", "headers", "traces"]),
)

_DELETE = Operation(
    name="admin.telemetry_destinations.delete",
    http="DELETE",
    path="/v1/organizations/telemetry_destinations/{destination_id}",
    span="delete_telemetry_destination",
    result="DeletedTelemetryDestination",
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
)

_TEST = Operation(
    name="admin.telemetry_destinations.test",
    http="POST",
    path="/v1/organizations/telemetry_destinations/{destination_id}/test",
    span="test_telemetry_destination",
    result="TelemetryDestinationTest",
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
)


class TelemetryDestinationsService(NamesHinted):
    """Manages the addresses to which the telemetry of workspaces is sent."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def workspaces(self) -> TelemetryDestinationWorkspacesService:
        """Manages the workspaces that a telemetry destination includes or excludes."""
        load(f"{__package__}.admin_telemetry_destinations_workspaces")
        from .admin_telemetry_destinations_workspaces import TelemetryDestinationWorkspacesService

        return TelemetryDestinationWorkspacesService(self._pipeline)

    @overload
    def list(
        self,
        params: ListTelemetryDestinationsParams,
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
    ) -> Page[TelemetryDestination]: ...

    @overload
    def list(
        self,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[TelemetryDestination]: ...

    def list(
        self,
        params: ListTelemetryDestinationsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[TelemetryDestination]:
        """List telemetry destinations.

        Returns the telemetry destinations of the organization, the newest first, page by page.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            params: the whole request as one ListTelemetryDestinationsParams, instead of the arguments below.
            limit: Largest number of telemetry destinations on a page, at most 1000. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            workspace_ids: Ids of the workspaces whose telemetry destinations are listed. Default: all telemetry
                destinations.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=params,
            fields={"limit": limit, "page": page, "workspace_ids[]": workspace_ids},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateTelemetryDestinationRequestInput,
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
    ) -> TelemetryDestination: ...

    @overload
    def create(
        self,
        *,
        endpoint_url: str,
        workspaces: TelemetryWorkspacesChoiceInput,
        display_name: str | None = None,
        headers: Mapping[str, str] | None = None,
        traces: TelemetryTracesChangeInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> TelemetryDestination: ...

    def create(
        self,
        request: CreateTelemetryDestinationRequestInput | None = None,
        *,
        endpoint_url: str | None = None,
        workspaces: TelemetryWorkspacesChoiceInput | None = None,
        display_name: str | None = None,
        headers: Mapping[str, str] | None = None,
        traces: TelemetryTracesChangeInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> TelemetryDestination:
        """Create a telemetry destination.

        Registers an address to which the telemetry of workspaces is sent from now on; an organization has 10 at
        most. Sending it twice registers it twice, and the address receives everything twice.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            request: the whole request as one CreateTelemetryDestinationRequest, instead of the arguments below.
            endpoint_url: Address that receives the telemetry by OTLP over HTTP, 2048 characters at most: https, the
                name of a host, and at most a prefix of paths, to which `/v1/traces` is added.
            workspaces: The workspaces whose telemetry is sent.
            display_name: Name for people. Default: none.
            headers: Headers of each request to the address, by name, such as the one that authorises it. Their
                values are never returned. Default: none.
            traces: Which traces are sent, and with what. Default: that of each of its fields.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={
                "endpoint_url": endpoint_url,
                "workspaces": workspaces,
                "display_name": display_name,
                "headers": headers,
                "traces": traces,
            },
            unknown=unknown,
        )
        result: TelemetryDestination = self._pipeline.run(call)
        return result

    def get(
        self,
        destination_id: str,
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
    ) -> TelemetryDestination:
        """Get a telemetry destination.

        Returns a telemetry destination, with how sending went of late.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            destination_id: Id of the telemetry destination, starting with `tdst_`.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"destination_id": destination_id},
            unknown=unknown,
        )
        result: TelemetryDestination = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        destination_id: str,
        request: UpdateTelemetryDestinationRequestInput,
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
    ) -> TelemetryDestination: ...

    @overload
    def update(
        self,
        destination_id: str,
        *,
        display_name: str | None = UNSET,
        endpoint_url: str | None = None,
        headers: Mapping[str, Any] | None = UNSET,
        state: TelemetryStateChangeInput | None = None,
        traces: TelemetryTracesChangeInput | None = UNSET,
        workspaces: TelemetryWorkspacesChoiceInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> TelemetryDestination: ...

    def update(
        self,
        destination_id: str,
        request: UpdateTelemetryDestinationRequestInput | None = None,
        *,
        display_name: str | None = UNSET,
        endpoint_url: str | None = None,
        headers: Mapping[str, Any] | None = UNSET,
        state: TelemetryStateChangeInput | None = None,
        traces: TelemetryTracesChangeInput | None = UNSET,
        workspaces: TelemetryWorkspacesChoiceInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> TelemetryDestination:
        """Change a telemetry destination.

        Changes the fields that are given and leaves all others.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            destination_id: Id of the telemetry destination, starting with `tdst_`.
            request: the whole request as one UpdateTelemetryDestinationRequest, instead of the arguments below.
            display_name: New name for people. None is sent as null, which leaves the destination without a name.
            endpoint_url: New address that receives the telemetry by OTLP over HTTP, 2048 characters at most: https,
                the name of a host, and at most a prefix of paths.
            headers: Headers to set, by name; null as a value takes the header away, and headers that are absent
                stay. None is sent as null, which takes all headers away.
            state: Whether telemetry is sent from now on.
            traces: Which traces are sent from now on, and with what. None is sent as null, for what holds where
                nothing is set.
            workspaces: The workspaces whose telemetry is sent from now on, in place of those of before.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"destination_id": destination_id},
            given=request,
            fields={
                "display_name": display_name,
                "endpoint_url": endpoint_url,
                "headers": headers,
                "state": state,
                "traces": traces,
                "workspaces": workspaces,
            },
            unknown=unknown,
        )
        result: TelemetryDestination = self._pipeline.run(call)
        return result

    def delete(
        self,
        destination_id: str,
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
    ) -> DeletedTelemetryDestination:
        """Delete a telemetry destination.

        Deletes a telemetry destination: nothing is sent to its address any more.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            destination_id: Id of the telemetry destination, starting with `tdst_`.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"destination_id": destination_id},
            unknown=unknown,
        )
        result: DeletedTelemetryDestination = self._pipeline.run(call)
        return result

    def test(
        self,
        destination_id: str,
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
    ) -> TelemetryDestinationTest:
        """Try a telemetry destination.

        Has Anthropic send a span named `anthropic.test` to the address, once, and returns whether it was received.
        An address that does not work is no error of the call: look at `result`. Wait 10 seconds between two tests
        of the same destination.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            destination_id: Id of the telemetry destination, starting with `tdst_`.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _TEST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"destination_id": destination_id},
            unknown=unknown,
        )
        result: TelemetryDestinationTest = self._pipeline.run(call)
        return result
