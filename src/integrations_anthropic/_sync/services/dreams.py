# Derived from src/integrations_anthropic/_async/services/dreams.py by `make codegen`. Do not edit.
"""Runs jobs that put the memories of a store in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.dreams import Dream, ListDreamsParams
    from ...models.params import (
        CreateDreamRequestInput,
        DreamModelChoiceInput,
        DreamOutputBehaviorInput,
        DreamSourceInput,
    )
    from ..pipeline import Pipeline

__all__ = ["DreamsService"]

_LIST = Operation(
    name="dreams.list",
    http="GET",
    path="/v1/dreams",
    span="list_dreams",
    arguments=("limit", "page", "statuses[]", "created_at[gt]", "created_at[lt]", "include_archived"),
    result="ListDreamsResponse",
    item="Dream",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("dreaming-2026-04-21",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "maximum": 100}),
        "statuses[]": Parameter("statuses", {"types": ("array",), "items": {"types": ("string",)}}),
        "created_at[gt]": Parameter("created_at_gt", format="date-time"),
        "created_at[lt]": Parameter("created_at_lt", format="date-time"),
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="dreams.create",
    http="POST",
    path="/v1/dreams",
    span="create_dream",
    retry_safe=False,
    request="CreateDreamRequest",
    arguments=("inputs", "model", "instructions", "output_behavior"),
    result="Dream",
    betas=("dreaming-2026-04-21",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="dreams.get",
    http="GET",
    path="/v1/dreams/{dream_id}",
    span="get_dream",
    result="Dream",
    betas=("dreaming-2026-04-21",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CANCEL = Operation(
    name="dreams.cancel",
    http="POST",
    path="/v1/dreams/{dream_id}/cancel",
    span="cancel_dream",
    result="Dream",
    betas=("dreaming-2026-04-21",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="dreams.archive",
    http="POST",
    path="/v1/dreams/{dream_id}/archive",
    span="archive_dream",
    result="Dream",
    betas=("dreaming-2026-04-21",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class DreamsService(NamesHinted):
    """Runs jobs that put the memories of a store in order."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListDreamsParams,
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
    ) -> Page[Dream]: ...

    @overload
    def list(
        self,
        *,
        limit: int | None = None,
        page: str | None = None,
        statuses: Strings | None = None,
        created_at_gt: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
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
    ) -> Page[Dream]: ...

    def list(
        self,
        params: ListDreamsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        statuses: Strings | None = None,
        created_at_gt: DateTimeLike | None = None,
        created_at_lt: DateTimeLike | None = None,
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
    ) -> Page[Dream]:
        """List dreams.

        Returns the dreams of the workspace, newest first, page by page.

        Beta: sends the header `anthropic-beta: dreaming-2026-04-21`.

        Args:
            params: the whole request as one ListDreamsParams, instead of the arguments below.
            limit: Largest number of dreams on a page, from 1 to 100. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            statuses: Only dreams with one of these statuses. Default: all.
            created_at_gt: Only dreams that were created after this time.
            created_at_lt: Only dreams that were created before this time.
            include_archived: Whether archived dreams are listed as well. Default: false.
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
            fields={
                "limit": limit,
                "page": page,
                "statuses[]": statuses,
                "created_at[gt]": created_at_gt,
                "created_at[lt]": created_at_lt,
                "include_archived": include_archived,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateDreamRequestInput,
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
    ) -> Dream: ...

    @overload
    def create(
        self,
        *,
        inputs: Iterable[DreamSourceInput],
        model: DreamModelChoiceInput,
        instructions: str | None = None,
        output_behavior: DreamOutputBehaviorInput | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Dream: ...

    def create(
        self,
        request: CreateDreamRequestInput | None = None,
        *,
        inputs: Iterable[DreamSourceInput] | None = None,
        model: DreamModelChoiceInput | None = None,
        instructions: str | None = None,
        output_behavior: DreamOutputBehaviorInput | None = None,
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
    ) -> Dream:
        """Create a dream.

        Starts a job that goes through past sessions and puts the memories of a store in order: what is said twice
        is merged, what is outdated is replaced. It takes minutes to hours; get it until its `status` is
        `completed`, `failed` or `canceled`. The memories are in a new store unless `output_behavior` says
        otherwise. A store that another dream is changing is refused with status 409. Its tokens are billed; sending
        it twice makes two dreams.

        Beta: sends the header `anthropic-beta: dreaming-2026-04-21`.

        Args:
            request: the whole request as one CreateDreamRequest, instead of the arguments below.
            inputs: What it goes through: one memory store, and 1 to 100 sessions.
            model: The model that does the work: its id, or a record that also says how fast.
            instructions: What to care for, 1 to 4096 characters. Default: nothing special.
            output_behavior: Which memory store is written. Default: a new one.
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
            fields={"inputs": inputs, "model": model, "instructions": instructions, "output_behavior": output_behavior},
            unknown=unknown,
        )
        result: Dream = self._pipeline.run(call)
        return result

    def get(
        self,
        dream_id: str,
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
    ) -> Dream:
        """Get a dream.

        Returns a dream: how far it is, which store it writes, and the tokens that it has used so far.

        Beta: sends the header `anthropic-beta: dreaming-2026-04-21`.

        Args:
            dream_id: Id of the dream, starting with `drm_`.
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
            path={"dream_id": dream_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Dream = self._pipeline.run(call)
        return result

    def cancel(
        self,
        dream_id: str,
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
    ) -> Dream:
        """Cancel a dream.

        Ends a dream that waits or runs. The store that it writes stays as it is by then, and its `usage` may still
        grow for some seconds. A dream that is canceled already is returned as it is; one that has ended otherwise
        is refused.

        Beta: sends the header `anthropic-beta: dreaming-2026-04-21`.

        Args:
            dream_id: Id of the dream, starting with `drm_`.
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
            _CANCEL,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"dream_id": dream_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Dream = self._pipeline.run(call)
        return result

    def archive(
        self,
        dream_id: str,
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
    ) -> Dream:
        """Archive a dream.

        Leaves a dream that has ended out of lists. It can still be read, and the store that it has written stays.
        It cannot be undone. A dream that is archived already is returned as it is; one that waits or runs is
        refused.

        Beta: sends the header `anthropic-beta: dreaming-2026-04-21`.

        Args:
            dream_id: Id of the dream, starting with `drm_`.
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
            path={"dream_id": dream_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Dream = self._pipeline.run(call)
        return result
