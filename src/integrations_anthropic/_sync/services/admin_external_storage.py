# Derived from src/integrations_anthropic/_async/services/admin_external_storage.py by `make codegen`. Do not edit.
"""Registers buckets of your own, in which data of workspaces is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import UNSET, Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListExternalStorageParams
    from ...models.external_storage import DeletedExternalStorage, ExternalStorage
    from ...models.params import (
        CreateExternalStorageRequestInput,
        ExternalStorageProviderConfigInput,
        UpdateExternalStorageRequestInput,
    )
    from ..pipeline import Pipeline

__all__ = ["ExternalStorageService"]

_LIST = Operation(
    name="admin.external_storage.list",
    http="GET",
    path="/v1/organizations/external_storage",
    span="list_external_storage",
    arguments=("limit", "page", "user_profile_ids[]"),
    result="ListExternalStorageResponse",
    item="ExternalStorage",
    paging=Paging(cursor="page", next="next_page", items="data"),
    security=("adminKey",),
    betas=("efs-2026-10-01",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",)}),
        "user_profile_ids[]": Parameter("user_profile_ids", {"types": ("array",), "items": {"types": ("string",)}}),
    },
)

_CREATE = Operation(
    name="admin.external_storage.create",
    http="POST",
    path="/v1/organizations/external_storage",
    span="create_external_storage",
    retry_safe=False,
    request="CreateExternalStorageRequest",
    arguments=("provider_config", "display_name", "user_profile_id"),
    result="ExternalStorage",
    security=("adminKey",),
    betas=("efs-2026-10-01",),
)

_GET = Operation(
    name="admin.external_storage.get",
    http="GET",
    path="/v1/organizations/external_storage/{external_storage_id}",
    span="get_external_storage",
    result="ExternalStorage",
    security=("adminKey",),
    betas=("efs-2026-10-01",),
)

_UPDATE = Operation(
    name="admin.external_storage.update",
    http="POST",
    path="/v1/organizations/external_storage/{external_storage_id}",
    span="update_external_storage",
    request="UpdateExternalStorageRequest",
    arguments=("display_name",),
    result="ExternalStorage",
    security=("adminKey",),
    betas=("efs-2026-10-01",),
    null_sent=frozenset(["display_name"]),
)

_DELETE = Operation(
    name="admin.external_storage.delete",
    http="DELETE",
    path="/v1/organizations/external_storage/{external_storage_id}",
    span="delete_external_storage",
    result="DeletedExternalStorage",
    security=("adminKey",),
    betas=("efs-2026-10-01",),
)

_ACTIVATE = Operation(
    name="admin.external_storage.activate",
    http="POST",
    path="/v1/organizations/external_storage/{external_storage_id}/activate",
    span="activate_external_storage",
    result="ExternalStorage",
    security=("adminKey",),
    betas=("efs-2026-10-01",),
)


class ExternalStorageService(NamesHinted):
    """Registers buckets of your own, in which data of workspaces is stored."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListExternalStorageParams,
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
    ) -> Page[ExternalStorage]: ...

    @overload
    def list(
        self,
        *,
        limit: int | None = None,
        page: str | None = None,
        user_profile_ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[ExternalStorage]: ...

    def list(
        self,
        params: ListExternalStorageParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        user_profile_ids: Strings | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[ExternalStorage]:
        """List external storage.

        Returns the external storage of the organization, the newest first, page by page.

        Beta: sends the header `anthropic-beta: efs-2026-10-01`.

        Args:
            params: the whole request as one ListExternalStorageParams, instead of the arguments below.
            limit: Largest number of external storage on a page. Default: set by the API.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            user_profile_ids: Ids of the user profiles whose external storage is listed. Default: all external
                storage.
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
            fields={"limit": limit, "page": page, "user_profile_ids[]": user_profile_ids},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateExternalStorageRequestInput,
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
    ) -> ExternalStorage: ...

    @overload
    def create(
        self,
        *,
        provider_config: ExternalStorageProviderConfigInput,
        display_name: str | None = None,
        user_profile_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ExternalStorage: ...

    def create(
        self,
        request: CreateExternalStorageRequestInput | None = None,
        *,
        provider_config: ExternalStorageProviderConfigInput | None = None,
        display_name: str | None = None,
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
    ) -> ExternalStorage:
        """Create an external storage.

        Registers a bucket of your own, in which data of workspaces can be stored. Its access is not verified: set
        it up, and call `activate`. Sending it twice may be refused although the first succeeded: a bucket can be
        registered once.

        Beta: sends the header `anthropic-beta: efs-2026-10-01`.

        Args:
            request: the whole request as one CreateExternalStorageRequest, instead of the arguments below.
            provider_config: Where the bucket lies.
            display_name: Name for people. Default: none.
            user_profile_id: Id of the user profile of your customer whose bucket it is. Default: none, for a bucket
                of your organization.
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
                authorization_check_unavailable, grant_required, organization_not_eligible, provider_not_allowed,
                sandbox_egress_restricted, storage_already_registered, unsupported_region, user_profile_not_found.
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
                "user_profile_id": user_profile_id,
            },
            unknown=unknown,
        )
        result: ExternalStorage = self._pipeline.run(call)
        return result

    def get(
        self,
        external_storage_id: str,
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
    ) -> ExternalStorage:
        """Get an external storage.

        Returns an external storage, with what the last check of its bucket found.

        Beta: sends the header `anthropic-beta: efs-2026-10-01`.

        Args:
            external_storage_id: Id of the external storage, starting with `estrg_`; on Claude Platform on AWS, the
                ARN of the bucket.
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
                invalid_storage_arn.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"external_storage_id": external_storage_id},
            unknown=unknown,
        )
        result: ExternalStorage = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        external_storage_id: str,
        request: UpdateExternalStorageRequestInput,
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
    ) -> ExternalStorage: ...

    @overload
    def update(
        self,
        external_storage_id: str,
        *,
        display_name: str | None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ExternalStorage: ...

    def update(
        self,
        external_storage_id: str,
        request: UpdateExternalStorageRequestInput | None = None,
        *,
        display_name: str | None = UNSET,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ExternalStorage:
        """Rename an external storage.

        Gives an external storage another name. Which bucket is meant can never change.

        Beta: sends the header `anthropic-beta: efs-2026-10-01`.

        Args:
            external_storage_id: Id of the external storage, starting with `estrg_`; on Claude Platform on AWS, the
                ARN of the bucket.
            request: the whole request as one UpdateExternalStorageRequest, instead of the arguments below.
            display_name: New name for people. None is sent as null, which leaves the storage without a name.
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
                invalid_storage_arn, sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"external_storage_id": external_storage_id},
            given=request,
            fields={"display_name": display_name},
            unknown=unknown,
        )
        result: ExternalStorage = self._pipeline.run(call)
        return result

    def delete(
        self,
        external_storage_id: str,
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
    ) -> DeletedExternalStorage:
        """Delete an external storage.

        Takes an external storage out of the organization; refused while it is in use or part of the policy of a
        workspace. The bucket itself stays.

        Beta: sends the header `anthropic-beta: efs-2026-10-01`.

        Args:
            external_storage_id: Id of the external storage, starting with `estrg_`; on Claude Platform on AWS, the
                ARN of the bucket.
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
                external_storage_in_use, external_storage_in_workspace_policy, invalid_storage_arn,
                sandbox_egress_restricted.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"external_storage_id": external_storage_id},
            unknown=unknown,
        )
        result: DeletedExternalStorage = self._pipeline.run(call)
        return result

    def activate(
        self,
        external_storage_id: str,
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
    ) -> ExternalStorage:
        """Activate an external storage.

        Verifies the access to the bucket, after which workspaces can use the storage. A bucket that is not set up
        as needed is an error with the code `storage_verification_failed`. Storage that was activated before is
        returned as it is, without a check.

        Beta: sends the header `anthropic-beta: efs-2026-10-01`.

        Args:
            external_storage_id: Id of the external storage, starting with `estrg_`; on Claude Platform on AWS, the
                ARN of the bucket.
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
                authorization_check_unavailable, grant_required, invalid_storage_arn, organization_not_eligible,
                provider_not_allowed, sandbox_egress_restricted, storage_verification_failed,
                user_profile_not_found.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _ACTIVATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"external_storage_id": external_storage_id},
            unknown=unknown,
        )
        result: ExternalStorage = self._pipeline.run(call)
        return result
