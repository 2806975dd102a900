# Derived from src/integrations_anthropic/_async/services/admin_telemetry_destinations_workspaces.py by `make codegen`. Do not edit.
"""Manages the workspaces that a telemetry destination includes or excludes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListTelemetryDestinationWorkspacesParams
    from ...models.telemetry_destinations import DeletedTelemetryDestinationWorkspace, TelemetryDestinationWorkspace
    from ..pipeline import Pipeline

__all__ = ["TelemetryDestinationWorkspacesService"]

_LIST = Operation(
    name="admin.telemetry_destinations.workspaces.list",
    http="GET",
    path="/v1/organizations/telemetry_destinations/{destination_id}/workspaces",
    span="list_telemetry_destination_workspaces",
    arguments=("limit", "page"),
    result="ListTelemetryDestinationWorkspacesResponse",
    item="TelemetryDestinationWorkspace",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
    parameters={"limit": Parameter("limit", {"types": ("integer",)})},
)

_ADD = Operation(
    name="admin.telemetry_destinations.workspaces.add",
    http="POST",
    path="/v1/organizations/telemetry_destinations/{destination_id}/workspaces/{workspace_id}",
    span="add_telemetry_destination_workspace",
    result="TelemetryDestinationWorkspace",
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
)

_REMOVE = Operation(
    name="admin.telemetry_destinations.workspaces.remove",
    http="DELETE",
    path="/v1/organizations/telemetry_destinations/{destination_id}/workspaces/{workspace_id}",
    span="remove_telemetry_destination_workspace",
    result="DeletedTelemetryDestinationWorkspace",
    security=("adminKey",),
    betas=("telemetry-destinations-2026-08-11",),
)


class TelemetryDestinationWorkspacesService(NamesHinted):
    """Manages the workspaces that a telemetry destination includes or excludes."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        destination_id: str,
        params: ListTelemetryDestinationWorkspacesParams,
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
    ) -> Page[TelemetryDestinationWorkspace]: ...

    @overload
    def list(
        self,
        destination_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[TelemetryDestinationWorkspace]: ...

    def list(
        self,
        destination_id: str,
        params: ListTelemetryDestinationWorkspacesParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[TelemetryDestinationWorkspace]:
        """List the workspaces of a telemetry destination.

        Returns the workspaces that a telemetry destination includes or excludes, page by page.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            destination_id: Id of the telemetry destination, starting with `tdst_`.
            params: the whole request as one ListTelemetryDestinationWorkspacesParams, instead of the arguments
                below.
            limit: Largest number of workspaces on a page, at most 1000. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
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
            path={"destination_id": destination_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def add(
        self,
        destination_id: str,
        workspace_id: str,
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
    ) -> TelemetryDestinationWorkspace:
        """Add a workspace to a telemetry destination.

        Adds a workspace to those that a telemetry destination includes or excludes. Where it is one of them
        already, nothing changes, and the response is the entry that there is.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            destination_id: Id of the telemetry destination, starting with `tdst_`.
            workspace_id: Id of the workspace, starting with `wrkspc_`.
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
            _ADD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"destination_id": destination_id, "workspace_id": workspace_id},
            unknown=unknown,
        )
        result: TelemetryDestinationWorkspace = self._pipeline.run(call)
        return result

    def remove(
        self,
        destination_id: str,
        workspace_id: str,
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
    ) -> DeletedTelemetryDestinationWorkspace:
        """Remove a workspace from a telemetry destination.

        Takes a workspace from those that a telemetry destination includes or excludes.

        Beta: sends the header `anthropic-beta: telemetry-destinations-2026-08-11`.

        Args:
            destination_id: Id of the telemetry destination, starting with `tdst_`.
            workspace_id: Id of the workspace, starting with `wrkspc_`.
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
            _REMOVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"destination_id": destination_id, "workspace_id": workspace_id},
            unknown=unknown,
        )
        result: DeletedTelemetryDestinationWorkspace = self._pipeline.run(call)
        return result
