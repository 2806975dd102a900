# Derived from src/integrations_anthropic/_async/services/admin_external_keys.py by `make codegen`. Do not edit.
"""Registers keys of your own, with which the data of workspaces is encrypted."""

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
    from ...models.admin import ListExternalKeysParams
    from ...models.enums import WorkspaceGeo
    from ...models.external_keys import DeletedExternalKey, ExternalKey, ExternalKeyValidation
    from ...models.params import (
        CreateExternalKeyRequestInput,
        ExternalKeyProviderConfigInput,
        UpdateExternalKeyRequestInput,
    )
    from ..pipeline import Pipeline

__all__ = ["ExternalKeysService"]

_LIST = Operation(
    name="admin.external_keys.list",
    http="GET",
    path="/v1/organizations/external_keys",
    span="list_external_keys",
    arguments=("limit", "page"),
    result="ListExternalKeysResponse",
    item="ExternalKey",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 100})},
)

_CREATE = Operation(
    name="admin.external_keys.create",
    http="POST",
    path="/v1/organizations/external_keys",
    span="create_external_key",
    retry_safe=False,
    request="CreateExternalKeyRequest",
    arguments=("provider_config", "display_name", "geo", "user_profile_id"),
    result="ExternalKey",
    security=("adminKey",),
)

_GET = Operation(
    name="admin.external_keys.get",
    http="GET",
    path="/v1/organizations/external_keys/{external_key_id}",
    span="get_external_key",
    result="ExternalKey",
    security=("adminKey",),
)

_UPDATE = Operation(
    name="admin.external_keys.update",
    http="POST",
    path="/v1/organizations/external_keys/{external_key_id}",
    span="update_external_key",
    request="UpdateExternalKeyRequest",
    arguments=("display_name", "geo", "provider_config"),
    result="ExternalKey",
    security=("adminKey",),
    null_sent=frozenset(["display_name"]),
)

_DELETE = Operation(
    name="admin.external_keys.delete",
    http="DELETE",
    path="/v1/organizations/external_keys/{external_key_id}",
    span="delete_external_key",
    result="DeletedExternalKey",
    security=("adminKey",),
)

_VALIDATE = Operation(
    name="admin.external_keys.validate",
    http="POST",
    path="/v1/organizations/external_keys/{external_key_id}/validate",
    span="validate_external_key",
    result="ExternalKeyValidation",
    security=("adminKey",),
)


class ExternalKeysService(NamesHinted):
    """Registers keys of your own, with which the data of workspaces is encrypted."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListExternalKeysParams,
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
    ) -> Page[ExternalKey]: ...

    @overload
    def list(
        self,
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
    ) -> Page[ExternalKey]: ...

    def list(
        self,
        params: ListExternalKeysParams | None = None,
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
    ) -> Page[ExternalKey]:
        """List external keys.

        Returns the external keys of the organization, newest first, page by page.

        Args:
            params: the whole request as one ListExternalKeysParams, instead of the arguments below.
            limit: Largest number of external keys on a page, from 1 to 100. Default: 20.
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
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateExternalKeyRequestInput,
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
    ) -> ExternalKey: ...

    @overload
    def create(
        self,
        *,
        provider_config: ExternalKeyProviderConfigInput,
        display_name: str | None = None,
        geo: WorkspaceGeo | None = None,
        user_profile_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ExternalKey: ...

    def create(
        self,
        request: CreateExternalKeyRequestInput | None = None,
        *,
        provider_config: ExternalKeyProviderConfigInput | None = None,
        display_name: str | None = None,
        geo: WorkspaceGeo | None = None,
        user_profile_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ExternalKey:
        """Create an external key.

        Registers a key of your own key management, with which the data of workspaces can be encrypted. Only where
        the key lies is sent, never the key. It is not tried: call `validate` before a workspace uses it. Sending it
        twice registers it twice.

        Args:
            request: the whole request as one CreateExternalKeyRequest, instead of the arguments below.
            provider_config: Where the key lies, and how Anthropic reaches it.
            display_name: Name for people, 1 to 255 characters. Default: none.
            geo: Region whose data the key encrypts. Default: `us`, the only one so far.
            user_profile_id: Id of the user profile of your customer whose key it is. Only a workspace with the same
                profile can then use the key, and that cannot change later. Default: none, for a key of your
                organization; no workspace with a profile can use it.
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
                sandbox_egress_restricted, user_profile_not_found.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            given=request,
            fields={
                "provider_config": provider_config,
                "display_name": display_name,
                "geo": geo,
                "user_profile_id": user_profile_id,
            },
            unknown=unknown,
        )
        result: ExternalKey = self._pipeline.run(call)
        return result

    def get(
        self,
        external_key_id: str,
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
    ) -> ExternalKey:
        """Get an external key.

        Returns one external key.

        Args:
            external_key_id: Id of the external key, starting with `ekey_`; on Claude Platform on AWS, the ARN of
                the key in AWS KMS.
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
            path={"external_key_id": external_key_id},
            unknown=unknown,
        )
        result: ExternalKey = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        external_key_id: str,
        request: UpdateExternalKeyRequestInput,
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
    ) -> ExternalKey: ...

    @overload
    def update(
        self,
        external_key_id: str,
        *,
        display_name: str | None = UNSET,
        geo: WorkspaceGeo | None = None,
        provider_config: ExternalKeyProviderConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ExternalKey: ...

    def update(
        self,
        external_key_id: str,
        request: UpdateExternalKeyRequestInput | None = None,
        *,
        display_name: str | None = UNSET,
        geo: WorkspaceGeo | None = None,
        provider_config: ExternalKeyProviderConfigInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ExternalKey:
        """Update an external key.

        Changes the fields that are given and leaves all others. Once a workspace uses the key, only its name can
        change; which key of Google Cloud is meant can never change. To renew a key, rotate it where it lies: its
        place stays the same.

        Args:
            external_key_id: Id of the external key, starting with `ekey_`; on Claude Platform on AWS, the ARN of
                the key in AWS KMS.
            request: the whole request as one UpdateExternalKeyRequest, instead of the arguments below.
            display_name: New name for people, 1 to 255 characters. None is sent as null, which leaves the key
                without a name.
            geo: New region whose data the key encrypts; only while no workspace uses it. None leaves it as it is.
            provider_config: New place of the key, as a whole; only while no workspace uses it, and never for a key
                of Google Cloud. None leaves it as it is.
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
                external_key_in_workspace_policy, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"external_key_id": external_key_id},
            given=request,
            fields={"display_name": display_name, "geo": geo, "provider_config": provider_config},
            unknown=unknown,
        )
        result: ExternalKey = self._pipeline.run(call)
        return result

    def delete(
        self,
        external_key_id: str,
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
    ) -> DeletedExternalKey:
        """Delete an external key.

        Takes an external key out of the organization; refused while a workspace uses it. The key itself, in your
        key management, stays.

        Args:
            external_key_id: Id of the external key, starting with `ekey_`; on Claude Platform on AWS, the ARN of
                the key in AWS KMS.
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
                external_key_in_workspace_policy, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"external_key_id": external_key_id},
            unknown=unknown,
        )
        result: DeletedExternalKey = self._pipeline.run(call)
        return result

    def validate(
        self,
        external_key_id: str,
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
    ) -> ExternalKeyValidation:
        """Try an external key.

        Has Anthropic encrypt and decrypt something with the key, for 30 seconds at most, and returns whether it
        worked. A key that does not work is no error of the call: look at `status`.

        Args:
            external_key_id: Id of the external key, starting with `ekey_`; on Claude Platform on AWS, the ARN of
                the key in AWS KMS.
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
            _VALIDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"external_key_id": external_key_id},
            unknown=unknown,
        )
        result: ExternalKeyValidation = self._pipeline.run(call)
        return result
