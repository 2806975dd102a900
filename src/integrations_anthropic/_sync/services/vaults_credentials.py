# Derived from src/integrations_anthropic/_async/services/vaults_credentials.py by `make codegen`. Do not edit.
"""Keeps the credentials of a vault. Secrets are sent, and never returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import UNSET
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.params import (
        CreateVaultAuthInput,
        CreateVaultCredentialRequestInput,
        UpdateVaultAuthInput,
        UpdateVaultCredentialRequestInput,
    )
    from ...models.vaults import (
        DeletedVaultCredential,
        ListVaultCredentialsParams,
        VaultCredential,
        VaultCredentialValidation,
    )
    from ..pipeline import Pipeline

__all__ = ["VaultCredentialsService"]

_LIST = Operation(
    name="vaults.credentials.list",
    http="GET",
    path="/v1/vaults/{vault_id}/credentials",
    span="list_vault_credentials",
    arguments=("limit", "page", "include_archived"),
    result="ListVaultCredentialsResponse",
    item="VaultCredential",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "maximum": 100}),
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="vaults.credentials.create",
    http="POST",
    path="/v1/vaults/{vault_id}/credentials",
    span="create_vault_credential",
    retry_safe=False,
    request="CreateVaultCredentialRequest",
    arguments=("auth", "display_name", "metadata"),
    result="VaultCredential",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="vaults.credentials.get",
    http="GET",
    path="/v1/vaults/{vault_id}/credentials/{credential_id}",
    span="get_vault_credential",
    result="VaultCredential",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="vaults.credentials.update",
    http="POST",
    path="/v1/vaults/{vault_id}/credentials/{credential_id}",
    span="update_vault_credential",
    request="UpdateVaultCredentialRequest",
    arguments=("auth", "display_name", "metadata"),
    result="VaultCredential",
    betas=("managed-agents-2026-04-01",),
    null_sent=frozenset(["display_name"]),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="vaults.credentials.delete",
    http="DELETE",
    path="/v1/vaults/{vault_id}/credentials/{credential_id}",
    span="delete_vault_credential",
    result="DeletedVaultCredential",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="vaults.credentials.archive",
    http="POST",
    path="/v1/vaults/{vault_id}/credentials/{credential_id}/archive",
    span="archive_vault_credential",
    result="VaultCredential",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_MCP_OAUTH_VALIDATE = Operation(
    name="vaults.credentials.mcp_oauth_validate",
    http="POST",
    path="/v1/vaults/{vault_id}/credentials/{credential_id}/mcp_oauth_validate",
    span="validate_vault_credential",
    result="VaultCredentialValidation",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class VaultCredentialsService(NamesHinted):
    """Keeps the credentials of a vault. Secrets are sent, and never returned."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        vault_id: str,
        params: ListVaultCredentialsParams,
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
    ) -> Page[VaultCredential]: ...

    @overload
    def list(
        self,
        vault_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        include_archived: bool | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[VaultCredential]: ...

    def list(
        self,
        vault_id: str,
        params: ListVaultCredentialsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        include_archived: bool | None = None,
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
    ) -> Page[VaultCredential]:
        """List credentials.

        Returns the credentials of a vault, without their secrets, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            vault_id: Id of the vault, starting with `vlt_`.
            params: the whole request as one ListVaultCredentialsParams, instead of the arguments below.
            limit: Largest number of credentials on a page, at most 100. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            include_archived: Whether archived credentials are listed as well. Default: false.
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
            path={"vault_id": vault_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"limit": limit, "page": page, "include_archived": include_archived},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        vault_id: str,
        request: CreateVaultCredentialRequestInput,
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
    ) -> VaultCredential: ...

    @overload
    def create(
        self,
        vault_id: str,
        *,
        auth: CreateVaultAuthInput,
        display_name: str | None = None,
        metadata: Mapping[str, str] | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> VaultCredential: ...

    def create(
        self,
        vault_id: str,
        request: CreateVaultCredentialRequestInput | None = None,
        *,
        auth: CreateVaultAuthInput | None = None,
        display_name: str | None = None,
        metadata: Mapping[str, str] | None = None,
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
    ) -> VaultCredential:
        """Create a credential.

        Puts a credential into a vault: for an MCP server, or for an environment variable. There is one for each
        `mcp_server_url` and each `secret_name` that is not archived, and 20 in a vault at most. Its secrets are
        never returned. It is not sent again by itself, because a second request would be refused although the first
        succeeded.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            vault_id: Id of the vault, starting with `vlt_`.
            request: the whole request as one CreateVaultCredentialRequest, instead of the arguments below.
            auth: The secrets, and what they are for.
            display_name: Name for people, at most 255 characters. Default: none.
            metadata: Your own notes on the credential, by name: 16 at most, names of 64 characters, values of 512
                characters. Default: none.
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
            path={"vault_id": vault_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"auth": auth, "display_name": display_name, "metadata": metadata},
            unknown=unknown,
        )
        result: VaultCredential = self._pipeline.run(call)
        return result

    def get(
        self,
        vault_id: str,
        credential_id: str,
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
    ) -> VaultCredential:
        """Get a credential.

        Returns a credential, without its secrets.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            vault_id: Id of the vault, starting with `vlt_`.
            credential_id: Id of the credential, starting with `vcrd_`.
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
            path={"vault_id": vault_id, "credential_id": credential_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: VaultCredential = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        vault_id: str,
        credential_id: str,
        request: UpdateVaultCredentialRequestInput,
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
    ) -> VaultCredential: ...

    @overload
    def update(
        self,
        vault_id: str,
        credential_id: str,
        *,
        auth: UpdateVaultAuthInput | None = None,
        display_name: str | None = UNSET,
        metadata: Mapping[str, Any] | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> VaultCredential: ...

    def update(
        self,
        vault_id: str,
        credential_id: str,
        request: UpdateVaultCredentialRequestInput | None = None,
        *,
        auth: UpdateVaultAuthInput | None = None,
        display_name: str | None = UNSET,
        metadata: Mapping[str, Any] | None = None,
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
    ) -> VaultCredential:
        """Update a credential.

        Changes the fields that are given and leaves all others, also within `auth`, whose `type` has to be the one
        that the credential has. What the credential is for (`mcp_server_url`, `secret_name`) and where it is
        renewed (`token_endpoint`, `client_id`) cannot change: archive it and create another. Running sessions use
        the new secret after a while.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            vault_id: Id of the vault, starting with `vlt_`.
            credential_id: Id of the credential, starting with `vcrd_`.
            request: the whole request as one UpdateVaultCredentialRequest, instead of the arguments below.
            auth: What is to change of the secrets and what they are for. Default: nothing.
            display_name: New name, 1 to 255 characters; null removes it.
            metadata: Notes that are added or changed, by name; null removes one. Notes that are not named stay.
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
            path={"vault_id": vault_id, "credential_id": credential_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"auth": auth, "display_name": display_name, "metadata": metadata},
            unknown=unknown,
        )
        result: VaultCredential = self._pipeline.run(call)
        return result

    def delete(
        self,
        vault_id: str,
        credential_id: str,
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
    ) -> DeletedVaultCredential:
        """Delete a credential.

        Deletes a credential for good. The service that issued it still accepts it until it is revoked there.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            vault_id: Id of the vault, starting with `vlt_`.
            credential_id: Id of the credential, starting with `vcrd_`.
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
            path={"vault_id": vault_id, "credential_id": credential_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedVaultCredential = self._pipeline.run(call)
        return result

    def archive(
        self,
        vault_id: str,
        credential_id: str,
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
    ) -> VaultCredential:
        """Archive a credential.

        Takes a credential out of use and erases its secrets, so that another can be created for the same MCP server
        or environment variable. It cannot be undone.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            vault_id: Id of the vault, starting with `vlt_`.
            credential_id: Id of the credential, starting with `vcrd_`.
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
            path={"vault_id": vault_id, "credential_id": credential_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: VaultCredential = self._pipeline.run(call)
        return result

    def mcp_oauth_validate(
        self,
        vault_id: str,
        credential_id: str,
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
    ) -> VaultCredentialValidation:
        """Try a credential for an MCP server.

        Calls the MCP server with an OAuth credential, which is renewed first where that is due, and returns whether
        it was accepted. A credential that does not work is no error of the call: look at `status`.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            vault_id: Id of the vault, starting with `vlt_`.
            credential_id: Id of the credential, starting with `vcrd_`.
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
            _MCP_OAUTH_VALIDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"vault_id": vault_id, "credential_id": credential_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: VaultCredentialValidation = self._pipeline.run(call)
        return result
