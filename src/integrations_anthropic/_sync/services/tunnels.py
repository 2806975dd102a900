# Derived from src/integrations_anthropic/_async/services/tunnels.py by `make codegen`. Do not edit.
"""Keeps tunnels, through which MCP servers in a network of your own are reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.params import CreateTunnelRequestInput, RotateTunnelTokenRequestInput
    from ...models.tunnels import ListTunnelsParams, Tunnel, TunnelToken
    from ..pipeline import Pipeline
    from .tunnels_certificates import TunnelCertificatesService

__all__ = ["TunnelsService"]

_LIST = Operation(
    name="tunnels.list",
    http="GET",
    path="/v1/tunnels",
    span="list_tunnels",
    arguments=("include_archived", "limit", "page"),
    result="ListTunnelsResponse",
    item="Tunnel",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("mcp-tunnels-2026-06-22",),
    parameters={
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="tunnels.create",
    http="POST",
    path="/v1/tunnels",
    span="create_tunnel",
    retry_safe=False,
    request="CreateTunnelRequest",
    arguments=("display_name",),
    result="Tunnel",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="tunnels.get",
    http="GET",
    path="/v1/tunnels/{tunnel_id}",
    span="get_tunnel",
    result="Tunnel",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="tunnels.archive",
    http="POST",
    path="/v1/tunnels/{tunnel_id}/archive",
    span="archive_tunnel",
    result="Tunnel",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_REVEAL_TOKEN = Operation(
    name="tunnels.reveal_token",
    http="POST",
    path="/v1/tunnels/{tunnel_id}/reveal_token",
    span="reveal_tunnel_token",
    result="TunnelToken",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ROTATE_TOKEN = Operation(
    name="tunnels.rotate_token",
    http="POST",
    path="/v1/tunnels/{tunnel_id}/rotate_token",
    span="rotate_tunnel_token",
    retry_safe=False,
    request="RotateTunnelTokenRequest",
    arguments=("reason",),
    result="TunnelToken",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class TunnelsService(NamesHinted):
    """Keeps tunnels, through which MCP servers in a network of your own are reached."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def certificates(self) -> TunnelCertificatesService:
        """Keeps the certificates that are trusted for a tunnel."""
        load(f"{__package__}.tunnels_certificates")
        from .tunnels_certificates import TunnelCertificatesService

        return TunnelCertificatesService(self._pipeline)

    @overload
    def list(
        self,
        params: ListTunnelsParams,
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
    ) -> Page[Tunnel]: ...

    @overload
    def list(
        self,
        *,
        include_archived: bool | None = None,
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
    ) -> Page[Tunnel]: ...

    def list(
        self,
        params: ListTunnelsParams | None = None,
        *,
        include_archived: bool | None = None,
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
    ) -> Page[Tunnel]:
        """List tunnels.

        Returns the tunnels of the workspace, newest first, page by page.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            params: the whole request as one ListTunnelsParams, instead of the arguments below.
            include_archived: Whether archived tunnels are listed as well. Default: false.
            limit: Largest number of tunnels on a page, at most 1000. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"include_archived": include_archived, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateTunnelRequestInput,
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
    ) -> Tunnel: ...

    @overload
    def create(
        self,
        *,
        display_name: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Tunnel: ...

    def create(
        self,
        request: CreateTunnelRequestInput | None = None,
        *,
        display_name: str | None = None,
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
    ) -> Tunnel:
        """Create a tunnel.

        Creates a tunnel, with a host name of its own. It carries nothing before it has a certificate. Sending it
        twice creates two.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            request: the whole request as one CreateTunnelRequest, instead of the arguments below.
            display_name: Name for people, 1 to 255 characters. Default: none.
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
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"display_name": display_name},
            unknown=unknown,
        )
        result: Tunnel = self._pipeline.run(call)
        return result

    def get(
        self,
        tunnel_id: str,
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
    ) -> Tunnel:
        """Get a tunnel.

        Returns one tunnel, archived or not.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
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
            path={"tunnel_id": tunnel_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Tunnel = self._pipeline.run(call)
        return result

    def archive(
        self,
        tunnel_id: str,
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
    ) -> Tunnel:
        """Archive a tunnel.

        Takes a tunnel out of use for good: its certificates are archived, its token is no longer valid, and its
        host name is never given to another tunnel. For one that is archived, it changes nothing.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
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
            _ARCHIVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"tunnel_id": tunnel_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Tunnel = self._pipeline.run(call)
        return result

    def reveal_token(
        self,
        tunnel_id: str,
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
    ) -> TunnelToken:
        """Reveal the token of a tunnel.

        Returns the token with which your connector opens the tunnel. It is the same one until it is rotated. Keep
        it as you keep a password.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
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
            _REVEAL_TOKEN,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"tunnel_id": tunnel_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: TunnelToken = self._pipeline.run(call)
        return result

    @overload
    def rotate_token(
        self,
        tunnel_id: str,
        request: RotateTunnelTokenRequestInput,
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
    ) -> TunnelToken: ...

    @overload
    def rotate_token(
        self,
        tunnel_id: str,
        *,
        reason: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> TunnelToken: ...

    def rotate_token(
        self,
        tunnel_id: str,
        request: RotateTunnelTokenRequestInput | None = None,
        *,
        reason: str | None = None,
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
    ) -> TunnelToken:
        """Rotate the token of a tunnel.

        Replaces the token of a tunnel and returns the new one. Connections that are open stay open; new ones need
        the new token. Sending it twice replaces it twice: the token of the first response is not valid then.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
            request: the whole request as one RotateTunnelTokenRequest, instead of the arguments below.
            reason: Reason for people, which is kept in the audit log. Default: none.
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
            _ROTATE_TOKEN,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"tunnel_id": tunnel_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"reason": reason},
            unknown=unknown,
        )
        result: TunnelToken = self._pipeline.run(call)
        return result
