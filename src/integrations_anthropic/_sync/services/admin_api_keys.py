# Derived from src/integrations_anthropic/_async/services/admin_api_keys.py by `make codegen`. Do not edit.
"""Manages the API keys of the organization, which are created in the Console."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ApiKey, ListApiKeysParams
    from ...models.enums import ApiKeyStatus, SettableApiKeyStatus
    from ...models.params import UpdateApiKeyRequestInput
    from ..pipeline import Pipeline

__all__ = ["ApiKeysService"]

_LIST = Operation(
    name="admin.api_keys.list",
    http="GET",
    path="/v1/organizations/api_keys",
    span="list_api_keys",
    arguments=("after_id", "before_id", "limit", "status", "workspace_id", "created_by_user_id"),
    result="ListApiKeysResponse",
    item="ApiKey",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    security=("adminKey",),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
)

_GET = Operation(
    name="admin.api_keys.get",
    http="GET",
    path="/v1/organizations/api_keys/{api_key_id}",
    span="get_api_key",
    result="ApiKey",
    security=("adminKey",),
)

_UPDATE = Operation(
    name="admin.api_keys.update",
    http="POST",
    path="/v1/organizations/api_keys/{api_key_id}",
    span="update_api_key",
    request="UpdateApiKeyRequest",
    arguments=("name", "status"),
    result="ApiKey",
    security=("adminKey",),
)


class ApiKeysService(NamesHinted):
    """Manages the API keys of the organization, which are created in the Console."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListApiKeysParams,
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
    ) -> Page[ApiKey]: ...

    @overload
    def list(
        self,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        status: ApiKeyStatus | None = None,
        workspace_id: str | None = None,
        created_by_user_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[ApiKey]: ...

    def list(
        self,
        params: ListApiKeysParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        status: ApiKeyStatus | None = None,
        workspace_id: str | None = None,
        created_by_user_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[ApiKey]:
        """List API keys.

        Returns what is known of the keys of the organization, page by page; never the keys themselves.

        Args:
            params: the whole request as one ListApiKeysParams, instead of the arguments below.
            after_id: Id of a key; the page begins with the key after it. Not together with `before_id`.
            before_id: Id of a key; the page ends with the key before it. Not together with `after_id`.
            limit: Largest number of keys on a page, from 1 to 1000. Default: 20.
            status: State of the keys to list. Default: all states.
            workspace_id: Id of the workspace whose keys to list. Default: all workspaces.
            created_by_user_id: Id of the user whose keys to list. Default: keys of all users.
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
            fields={
                "after_id": after_id,
                "before_id": before_id,
                "limit": limit,
                "status": status,
                "workspace_id": workspace_id,
                "created_by_user_id": created_by_user_id,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        api_key_id: str,
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
    ) -> ApiKey:
        """Get an API key.

        Returns what is known of one key; never the key itself.

        Args:
            api_key_id: Id of the key, starting with `apikey_`; not the key itself.
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
            path={"api_key_id": api_key_id},
            unknown=unknown,
        )
        result: ApiKey = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        api_key_id: str,
        request: UpdateApiKeyRequestInput,
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
    ) -> ApiKey: ...

    @overload
    def update(
        self,
        api_key_id: str,
        *,
        name: str | None = None,
        status: SettableApiKeyStatus | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> ApiKey: ...

    def update(
        self,
        api_key_id: str,
        request: UpdateApiKeyRequestInput | None = None,
        *,
        name: str | None = None,
        status: SettableApiKeyStatus | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> ApiKey:
        """Update an API key.

        Renames a key, disables or enables it, or archives it for good. Keys are made in the Console.

        Args:
            api_key_id: Id of the key, starting with `apikey_`; not the key itself.
            request: the whole request as one UpdateApiKeyRequest, instead of the arguments below.
            name: New name of the key, one character at least.
            status: New state of the key.
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
                org_api_key_limit_exceeded, sandbox_egress_restricted, workspace_api_key_limit_exceeded.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"api_key_id": api_key_id},
            given=request,
            fields={"name": name, "status": status},
            unknown=unknown,
        )
        result: ApiKey = self._pipeline.run(call)
        return result
