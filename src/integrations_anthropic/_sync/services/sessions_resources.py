# Derived from src/integrations_anthropic/_async/services/sessions_resources.py by `make codegen`. Do not edit.
"""Manages what a session finds in its container."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.params import AddSessionResourceRequestInput, UpdateSessionResourceRequestInput
    from ...models.session_resources import DeletedSessionResource, FileResource
    from ...models.sessions import ListSessionResourcesParams
    from ...models.unions import SessionResource
    from ..pipeline import Pipeline

__all__ = ["SessionResourcesService"]

_LIST = Operation(
    name="sessions.resources.list",
    http="GET",
    path="/v1/sessions/{session_id}/resources",
    span="list_session_resources",
    arguments=("limit", "page"),
    result="ListSessionResourcesResponse",
    item="SessionResource",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",)})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ADD = Operation(
    name="sessions.resources.add",
    http="POST",
    path="/v1/sessions/{session_id}/resources",
    span="add_session_resource",
    retry_safe=False,
    request="AddSessionResourceRequest",
    arguments=("type", "file_id", "mount_path"),
    result="FileResource",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="sessions.resources.get",
    http="GET",
    path="/v1/sessions/{session_id}/resources/{resource_id}",
    span="get_session_resource",
    result="SessionResource",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="sessions.resources.update",
    http="POST",
    path="/v1/sessions/{session_id}/resources/{resource_id}",
    span="update_session_resource",
    request="UpdateSessionResourceRequest",
    arguments=("authorization_token",),
    result="SessionResource",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="sessions.resources.delete",
    http="DELETE",
    path="/v1/sessions/{session_id}/resources/{resource_id}",
    span="delete_session_resource",
    result="DeletedSessionResource",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class SessionResourcesService(NamesHinted):
    """Manages what a session finds in its container."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        session_id: str,
        params: ListSessionResourcesParams,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SessionResource]: ...

    @overload
    def list(
        self,
        session_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SessionResource]: ...

    def list(
        self,
        session_id: str,
        params: ListSessionResourcesParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[SessionResource]:
        """List the resources of a session.

        Returns what a session finds in its container, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            params: the whole request as one ListSessionResourcesParams, instead of the arguments below.
            limit: Largest number of resources on a page, at most 1000. Default: all.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def add(
        self,
        session_id: str,
        request: AddSessionResourceRequestInput,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FileResource: ...

    @overload
    def add(
        self,
        session_id: str,
        *,
        type: Literal["file"],
        file_id: str,
        mount_path: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FileResource: ...

    def add(
        self,
        session_id: str,
        request: AddSessionResourceRequestInput | None = None,
        *,
        type: Literal["file"] | None = None,
        file_id: str | None = None,
        mount_path: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> FileResource:
        """Add a file to a session.

        Puts an uploaded file into the container of a session that exists. Sending it twice adds it twice.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            request: the whole request as one AddSessionResourceRequest, instead of the arguments below.
            type: The tag `file`, which identifies this type.
            file_id: Id of the uploaded file.
            mount_path: Path at which the session finds it. Null or absent: a path that the API chooses.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            path={"session_id": session_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"type": type, "file_id": file_id, "mount_path": mount_path},
            unknown=unknown,
        )
        result: FileResource = self._pipeline.run(call)
        return result

    def get(
        self,
        session_id: str,
        resource_id: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> SessionResource:
        """Get a resource of a session.

        Returns one of the things that a session finds in its container.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            resource_id: Id of the resource within the session.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            path={"session_id": session_id, "resource_id": resource_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: SessionResource = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        session_id: str,
        resource_id: str,
        request: UpdateSessionResourceRequestInput,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> SessionResource: ...

    @overload
    def update(
        self,
        session_id: str,
        resource_id: str,
        *,
        authorization_token: str,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> SessionResource: ...

    def update(
        self,
        session_id: str,
        resource_id: str,
        request: UpdateSessionResourceRequestInput | None = None,
        *,
        authorization_token: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> SessionResource:
        """Change a resource of a session.

        Replaces the token with which a repository is read, and returns the resource without it.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            resource_id: Id of the resource within the session.
            request: the whole request as one UpdateSessionResourceRequest, instead of the arguments below.
            authorization_token: Token with which the repository is read; no response has it.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            path={"session_id": session_id, "resource_id": resource_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"authorization_token": authorization_token},
            unknown=unknown,
        )
        result: SessionResource = self._pipeline.run(call)
        return result

    def delete(
        self,
        session_id: str,
        resource_id: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> DeletedSessionResource:
        """Remove a resource from a session.

        Takes a resource away from a session. What it was made from, such as an uploaded file, is kept.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            session_id: Id of the session, starting with `sesn_`.
            resource_id: Id of the resource within the session.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
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
            path={"session_id": session_id, "resource_id": resource_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedSessionResource = self._pipeline.run(call)
        return result
