# Derived from src/integrations_anthropic/_async/services/models.py by `make codegen`. Do not edit.
"""Says which models there are and what each can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.models import ListModelsParams, Model
    from ..pipeline import Pipeline

__all__ = ["ModelsService"]

_LIST = Operation(
    name="models.list",
    http="GET",
    path="/v1/models",
    span="list_models",
    arguments=("after_id", "before_id", "limit", "lifecycle[]"),
    result="ListModelsResponse",
    item="Model",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
        "lifecycle[]": Parameter("lifecycle", {"types": ("array",), "items": {"types": ("string",)}}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="models.get",
    http="GET",
    path="/v1/models/{model_id}",
    span="get_model",
    result="Model",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class ModelsService(NamesHinted):
    """Says which models there are and what each can do."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListModelsParams,
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
    ) -> Page[Model]: ...

    @overload
    def list(
        self,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        lifecycle: Strings | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[Model]: ...

    def list(
        self,
        params: ListModelsParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        lifecycle: Strings | None = None,
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
    ) -> Page[Model]:
        """List models.

        Returns the models you may use, newest first, page by page.

        In the reference of the API: https://platform.claude.com/docs/en/api/models/list

        Args:
            params: the whole request as one ListModelsParams, instead of the arguments below.
            after_id: Id of a model; the page begins with the model after it. Not together with `before_id`.
            before_id: Id of a model; the page ends with the model before it. Not together with `after_id`.
            limit: Largest number of models on a page, from 1 to 1000. Default: 20.
            lifecycle: Stages of life to list. Default: active and deprecated models.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                claude_code_key_creator_not_member, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"after_id": after_id, "before_id": before_id, "limit": limit, "lifecycle[]": lifecycle},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    def get(
        self,
        model_id: str,
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
    ) -> Model:
        """Get a model.

        Returns one model; for an alias, the model it stands for.

        In the reference of the API: https://platform.claude.com/docs/en/api/models/retrieve

        Args:
            model_id: Id or alias of the model.
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
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                claude_code_key_creator_not_member, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"model_id": model_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Model = self._pipeline.run(call)
        return result
