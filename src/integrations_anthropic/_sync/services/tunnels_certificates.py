# Derived from src/integrations_anthropic/_async/services/tunnels_certificates.py by `make codegen`. Do not edit.
"""Keeps the certificates that are trusted for a tunnel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.params import CreateTunnelCertificateRequestInput
    from ...models.tunnels import ListTunnelCertificatesParams, TunnelCertificate
    from ..pipeline import Pipeline

__all__ = ["TunnelCertificatesService"]

_LIST = Operation(
    name="tunnels.certificates.list",
    http="GET",
    path="/v1/tunnels/{tunnel_id}/certificates",
    span="list_tunnel_certificates",
    arguments=("include_archived", "limit", "page"),
    result="ListTunnelCertificatesResponse",
    item="TunnelCertificate",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("mcp-tunnels-2026-06-22",),
    parameters={
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="tunnels.certificates.create",
    http="POST",
    path="/v1/tunnels/{tunnel_id}/certificates",
    span="create_tunnel_certificate",
    retry_safe=False,
    request="CreateTunnelCertificateRequest",
    arguments=("ca_certificate_pem",),
    result="TunnelCertificate",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="tunnels.certificates.get",
    http="GET",
    path="/v1/tunnels/{tunnel_id}/certificates/{certificate_id}",
    span="get_tunnel_certificate",
    result="TunnelCertificate",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="tunnels.certificates.archive",
    http="POST",
    path="/v1/tunnels/{tunnel_id}/certificates/{certificate_id}/archive",
    span="archive_tunnel_certificate",
    result="TunnelCertificate",
    betas=("mcp-tunnels-2026-06-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class TunnelCertificatesService(NamesHinted):
    """Keeps the certificates that are trusted for a tunnel."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        tunnel_id: str,
        params: ListTunnelCertificatesParams,
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
    ) -> Page[TunnelCertificate]: ...

    @overload
    def list(
        self,
        tunnel_id: str,
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
    ) -> Page[TunnelCertificate]: ...

    def list(
        self,
        tunnel_id: str,
        params: ListTunnelCertificatesParams | None = None,
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
    ) -> Page[TunnelCertificate]:
        """List the certificates of a tunnel.

        Returns the certificates of a tunnel, page by page.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
            params: the whole request as one ListTunnelCertificatesParams, instead of the arguments below.
            include_archived: Whether archived certificates are listed as well. Default: false.
            limit: Largest number of certificates on a page, at most 1000. Default: 20.
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
            path={"tunnel_id": tunnel_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"include_archived": include_archived, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        tunnel_id: str,
        request: CreateTunnelCertificateRequestInput,
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
    ) -> TunnelCertificate: ...

    @overload
    def create(
        self,
        tunnel_id: str,
        *,
        ca_certificate_pem: str,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> TunnelCertificate: ...

    def create(
        self,
        tunnel_id: str,
        request: CreateTunnelCertificateRequestInput | None = None,
        *,
        ca_certificate_pem: str | None = None,
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
    ) -> TunnelCertificate:
        """Add a certificate to a tunnel.

        Adds the certificate of an authority (CA) that the certificate of your gateway is verified against, inside
        the tunnel. A tunnel has two at most that are not archived, so that one can replace the other.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
            request: the whole request as one CreateTunnelCertificateRequest, instead of the arguments below.
            ca_certificate_pem: The certificate of the authority (X.509) as PEM, at most 8 KB: exactly one
                certificate, and no private key.
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
            path={"tunnel_id": tunnel_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"ca_certificate_pem": ca_certificate_pem},
            unknown=unknown,
        )
        result: TunnelCertificate = self._pipeline.run(call)
        return result

    def get(
        self,
        tunnel_id: str,
        certificate_id: str,
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
    ) -> TunnelCertificate:
        """Get a certificate of a tunnel.

        Returns one certificate, archived or not.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
            certificate_id: Id of the certificate, starting with `tcrt_`.
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
            path={"tunnel_id": tunnel_id, "certificate_id": certificate_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: TunnelCertificate = self._pipeline.run(call)
        return result

    def archive(
        self,
        tunnel_id: str,
        certificate_id: str,
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
    ) -> TunnelCertificate:
        """Archive a certificate of a tunnel.

        Has a certificate no longer trusted for its tunnel; its record stays. Without any certificate, the tunnel
        carries nothing until another is added.

        Beta: sends the header `anthropic-beta: mcp-tunnels-2026-06-22`.

        Args:
            tunnel_id: Id of the tunnel, starting with `tnl_`.
            certificate_id: Id of the certificate, starting with `tcrt_`.
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
            path={"tunnel_id": tunnel_id, "certificate_id": certificate_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: TunnelCertificate = self._pipeline.run(call)
        return result
