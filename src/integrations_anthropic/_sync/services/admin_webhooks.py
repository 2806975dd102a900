# Derived from src/integrations_anthropic/_async/services/admin_webhooks.py by `make codegen`. Do not edit.
"""Manages the addresses to which events of the organization are sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.admin import ListWebhookEndpointsParams
    from ...models.enums import WebhookEndpointEventType, WebhookEndpointOrder, WebhookEndpointState
    from ...models.params import CreateWebhookEndpointRequestInput, UpdateWebhookEndpointRequestInput
    from ...models.webhook_endpoints import (
        DeletedWebhookEndpoint,
        NewWebhookEndpoint,
        WebhookEndpoint,
        WebhookEndpointSigningSecret,
    )
    from ..pipeline import Pipeline

__all__ = ["WebhookEndpointsService"]

_LIST = Operation(
    name="admin.webhooks.list",
    http="GET",
    path="/v1/organizations/webhooks",
    span="list_webhook_endpoints",
    arguments=("after_id", "before_id", "limit", "order"),
    result="ListWebhookEndpointsResponse",
    item="WebhookEndpoint",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    security=("adminKey",),
    betas=("webhooks-2026-10-07",),
    parameters={"limit": Parameter("limit", {"types": ("integer",)})},
)

_CREATE = Operation(
    name="admin.webhooks.create",
    http="POST",
    path="/v1/organizations/webhooks",
    span="create_webhook_endpoint",
    retry_safe=False,
    request="CreateWebhookEndpointRequest",
    arguments=("url", "enabled_events", "name", "description"),
    result="NewWebhookEndpoint",
    security=("adminKey",),
    betas=("webhooks-2026-10-07",),
)

_GET = Operation(
    name="admin.webhooks.get",
    http="GET",
    path="/v1/organizations/webhooks/{webhook_endpoint_id}",
    span="get_webhook_endpoint",
    result="WebhookEndpoint",
    security=("adminKey",),
    betas=("webhooks-2026-10-07",),
)

_UPDATE = Operation(
    name="admin.webhooks.update",
    http="POST",
    path="/v1/organizations/webhooks/{webhook_endpoint_id}",
    span="update_webhook_endpoint",
    request="UpdateWebhookEndpointRequest",
    arguments=("url", "enabled_events", "name", "description", "state"),
    result="WebhookEndpoint",
    security=("adminKey",),
    betas=("webhooks-2026-10-07",),
)

_DELETE = Operation(
    name="admin.webhooks.delete",
    http="DELETE",
    path="/v1/organizations/webhooks/{webhook_endpoint_id}",
    span="delete_webhook_endpoint",
    result="DeletedWebhookEndpoint",
    security=("adminKey",),
    betas=("webhooks-2026-10-07",),
)

_REGENERATE_SIGNING_SECRET = Operation(
    name="admin.webhooks.regenerate_signing_secret",
    http="POST",
    path="/v1/organizations/webhooks/{webhook_endpoint_id}/regenerate_signing_secret",
    span="regenerate_webhook_endpoint_secret",
    retry_safe=False,
    result="WebhookEndpointSigningSecret",
    security=("adminKey",),
    betas=("webhooks-2026-10-07",),
)


class WebhookEndpointsService(NamesHinted):
    """Manages the addresses to which events of the organization are sent."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListWebhookEndpointsParams,
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
    ) -> Page[WebhookEndpoint]: ...

    @overload
    def list(
        self,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        order: WebhookEndpointOrder | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[WebhookEndpoint]: ...

    def list(
        self,
        params: ListWebhookEndpointsParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        order: WebhookEndpointOrder | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[WebhookEndpoint]:
        """List webhook endpoints.

        Returns the webhook endpoints of the organization, page by page.

        Beta: sends the header `anthropic-beta: webhooks-2026-10-07`.

        Args:
            params: the whole request as one ListWebhookEndpointsParams, instead of the arguments below.
            after_id: Id of an endpoint: the page begins with the one after it. Not together with `before_id`.
                Default: the first page.
            before_id: Id of an endpoint: the page ends with the one before it. Not together with `after_id`.
            limit: Largest number of webhook endpoints on a page, at most 100. Default: 20.
            order: Direction of the list. Default: `desc`, the newest first.
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
            fields={"after_id": after_id, "before_id": before_id, "limit": limit, "order": order},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateWebhookEndpointRequestInput,
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
    ) -> NewWebhookEndpoint: ...

    @overload
    def create(
        self,
        *,
        url: str,
        enabled_events: Iterable[WebhookEndpointEventType],
        name: str | None = None,
        description: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> NewWebhookEndpoint: ...

    def create(
        self,
        request: CreateWebhookEndpointRequestInput | None = None,
        *,
        url: str | None = None,
        enabled_events: Iterable[WebhookEndpointEventType] | None = None,
        name: str | None = None,
        description: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> NewWebhookEndpoint:
        """Create a webhook endpoint.

        Registers an address to which events of the organization are sent from now on. The response alone has the
        secret that signs them. Sending it twice registers the address twice.

        Beta: sends the header `anthropic-beta: webhooks-2026-10-07`.

        Args:
            request: the whole request as one CreateWebhookEndpointRequest, instead of the arguments below.
            url: Address that the events are sent to, starting with https://.
            enabled_events: Types of the events that are sent.
            name: Name for people. Default: none.
            description: What the endpoint is for, for people. Default: none.
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
            fields={"url": url, "enabled_events": enabled_events, "name": name, "description": description},
            unknown=unknown,
        )
        result: NewWebhookEndpoint = self._pipeline.run(call)
        return result

    def get(
        self,
        webhook_endpoint_id: str,
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
    ) -> WebhookEndpoint:
        """Get a webhook endpoint.

        Returns a webhook endpoint, without its secret.

        Beta: sends the header `anthropic-beta: webhooks-2026-10-07`.

        Args:
            webhook_endpoint_id: Id of the webhook endpoint.
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
            path={"webhook_endpoint_id": webhook_endpoint_id},
            unknown=unknown,
        )
        result: WebhookEndpoint = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        webhook_endpoint_id: str,
        request: UpdateWebhookEndpointRequestInput,
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
    ) -> WebhookEndpoint: ...

    @overload
    def update(
        self,
        webhook_endpoint_id: str,
        *,
        url: str | None = None,
        enabled_events: Iterable[WebhookEndpointEventType] | None = None,
        name: str | None = None,
        description: str | None = None,
        state: WebhookEndpointState | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> WebhookEndpoint: ...

    def update(
        self,
        webhook_endpoint_id: str,
        request: UpdateWebhookEndpointRequestInput | None = None,
        *,
        url: str | None = None,
        enabled_events: Iterable[WebhookEndpointEventType] | None = None,
        name: str | None = None,
        description: str | None = None,
        state: WebhookEndpointState | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> WebhookEndpoint:
        """Change a webhook endpoint.

        Changes the fields that are given and leaves all others. With `state`, events are no longer sent, or sent
        again.

        Beta: sends the header `anthropic-beta: webhooks-2026-10-07`.

        Args:
            webhook_endpoint_id: Id of the webhook endpoint.
            request: the whole request as one UpdateWebhookEndpointRequest, instead of the arguments below.
            url: New address that the events are sent to, starting with https://.
            enabled_events: Types of the events that are sent from now on, all of them.
            name: New name for people.
            description: What the endpoint is for, for people.
            state: Whether events are sent from now on.
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
            path={"webhook_endpoint_id": webhook_endpoint_id},
            given=request,
            fields={
                "url": url,
                "enabled_events": enabled_events,
                "name": name,
                "description": description,
                "state": state,
            },
            unknown=unknown,
        )
        result: WebhookEndpoint = self._pipeline.run(call)
        return result

    def delete(
        self,
        webhook_endpoint_id: str,
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
    ) -> DeletedWebhookEndpoint:
        """Delete a webhook endpoint.

        Deletes a webhook endpoint: nothing is sent to its address any more.

        Beta: sends the header `anthropic-beta: webhooks-2026-10-07`.

        Args:
            webhook_endpoint_id: Id of the webhook endpoint.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"webhook_endpoint_id": webhook_endpoint_id},
            unknown=unknown,
        )
        result: DeletedWebhookEndpoint = self._pipeline.run(call)
        return result

    def regenerate_signing_secret(
        self,
        webhook_endpoint_id: str,
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
    ) -> WebhookEndpointSigningSecret:
        """Replace the secret of a webhook endpoint.

        Makes a new secret that signs the events from now on, and returns it. Sending it twice makes two, of which
        the last one counts.

        Beta: sends the header `anthropic-beta: webhooks-2026-10-07`.

        Args:
            webhook_endpoint_id: Id of the webhook endpoint.
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
            _REGENERATE_SIGNING_SECRET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"webhook_endpoint_id": webhook_endpoint_id},
            unknown=unknown,
        )
        result: WebhookEndpointSigningSecret = self._pipeline.run(call)
        return result
