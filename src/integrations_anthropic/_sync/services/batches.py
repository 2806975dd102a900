# Derived from src/integrations_anthropic/_async/services/batches.py by `make codegen`. Do not edit.
"""Creates many messages within a day at half the price, and returns their results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..jsonl_stream import JSONLines
from ..pages import Page, first_page

if TYPE_CHECKING:
    from os import PathLike

    from ..._batch_files.request_source import BatchRequests
    from ..._core.batching.progress import BatchProgress
    from ..._core.call.options import NoOthers
    from ...models.batches import Batch, BatchResult, DeletedBatch, ListBatchParams
    from ...models.params import BatchRequestInput, CreateBatchRequestInput
    from ..batch_runs.batch_run import BatchRun
    from ..batch_runs.live_run import LiveRun
    from ..pipeline import Pipeline

__all__ = ["BatchesService"]

_LIST = Operation(
    name="batches.list",
    http="GET",
    path="/v1/messages/batches",
    span="list_batches",
    arguments=("after_id", "before_id", "limit"),
    result="ListBatchResponse",
    item="Batch",
    paging=Paging(
        cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more", items="data"
    ),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="batches.create",
    http="POST",
    path="/v1/messages/batches",
    span="create_batch",
    retry_safe=False,
    request="CreateBatchRequest",
    arguments=("requests",),
    result="Batch",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_RUN = Operation(
    name="batches.run",
    http="POST",
    path="/v1/messages/batches",
    span="create_batch",
    retry_safe=False,
    request="CreateBatchRequest",
    result="Batch",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_RUN_LIVE = Operation(
    name="batches.run_live",
    http="POST",
    path="/v1/messages/batches",
    span="create_batch",
    retry_safe=False,
    request="CreateBatchRequest",
    result="Batch",
    headers={
        "anthropic-user-profile-id": Parameter("user_profile_id"),
        "anthropic-workspace-id": Parameter("workspace_id"),
    },
)

_GET = Operation(
    name="batches.get",
    http="GET",
    path="/v1/messages/batches/{message_batch_id}",
    span="get_batch",
    result="Batch",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="batches.delete",
    http="DELETE",
    path="/v1/messages/batches/{message_batch_id}",
    span="delete_batch",
    result="DeletedBatch",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_RESULTS = Operation(
    name="batches.results",
    http="GET",
    path="/v1/messages/batches/{message_batch_id}/results",
    span="get_batch_results",
    result="BatchResult",
    item="BatchResult",
    key="custom_id",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CANCEL = Operation(
    name="batches.cancel",
    http="POST",
    path="/v1/messages/batches/{message_batch_id}/cancel",
    span="cancel_batch",
    result="Batch",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class BatchesService(NamesHinted):
    """Creates many messages within a day at half the price, and returns their results."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListBatchParams,
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
    ) -> Page[Batch]: ...

    @overload
    def list(
        self,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[Batch]: ...

    def list(
        self,
        params: ListBatchParams | None = None,
        *,
        after_id: str | None = None,
        before_id: str | None = None,
        limit: int | None = None,
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
    ) -> Page[Batch]:
        """List batches.

        Returns the batches of the workspace, newest first, page by page.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/batches/list

        Args:
            params: the whole request as one ListBatchParams, instead of the arguments below.
            after_id: Id of a batch; the page begins with the batch after it. Not together with `before_id`.
            before_id: Id of a batch; the page ends with the batch before it. Not together with `after_id`.
            limit: Largest number of batches on a page, from 1 to 1000. Default: 20.
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
            fields={"after_id": after_id, "before_id": before_id, "limit": limit},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateBatchRequestInput,
        /,
        *,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Batch: ...

    @overload
    def create(
        self,
        *,
        requests: Iterable[BatchRequestInput],
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Batch: ...

    def create(
        self,
        request: CreateBatchRequestInput | None = None,
        *,
        requests: Iterable[BatchRequestInput] | None = None,
        user_profile_id: str | None = None,
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
    ) -> Batch:
        """Create a batch.

        Hands in many messages to be created within a day. Sending it twice makes two batches.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/batches/create

        Args:
            request: the whole request as one CreateBatchRequest, instead of the arguments below.
            requests: The requests, at most 100,000 and 256 MB together.
            user_profile_id: Id of the user profile the call is made for, when it is made on behalf of another
                person.
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
                claude_code_key_creator_not_member, cmek_key_disabled, enforced_spend_limit_reached,
                organization_on_hold, workspace_human_review_disabled.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            given=request,
            fields={"requests": requests},
            unknown=unknown,
        )
        result: Batch = self._pipeline.run(call)
        return result

    def run(
        self,
        requests: BatchRequests,
        *,
        state: str | PathLike[str] | None = None,
        order: Literal["arrival", "asking"] = "arrival",
        on_progress: Callable[[BatchProgress], object] | None = None,
        max_requests: int = 10_000,
        max_bytes: int = 16_000_000,
        max_open: int = 4,
        max_retries: int = 2,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> BatchRun:
        """Hand in any number of requests in batches, wait for them, and give their results as they end.

        Returns at once: iterate the run in `with`, or have it written with `write_to(path)`. Requests are cut
        into batches by count and bytes, of which a few are open at a time; they are looked at after pauses that
        grow
        from 1 to 60 s. Requests that expired, or failed for a reason that passes, are asked again, unless their
        batch
        was cancelled. With a state file, a run that was killed goes on where it was; no batch is handed in twice.

        Args:
            requests: any iterable of requests, each a mapping with `custom_id` and `params` or a BatchRequest,
                consumed as they are needed (the asynchronous client takes asynchronous ones, too); the path of a
                JSONL file, all lines of which are checked before the first is sent; or a pandas frame with the
                columns `custom_id` and `params`, or `custom_id` and one for each parameter. Each custom_id has to
                be different.
            state: file that the run is written down in, so that it can be made again after a crash, with the same
                requests in the same order; more may follow them. Created where there is none. Default: a run that
                is interrupted is lost, but `write_to` keeps one beside its file.
            order: `arrival`: results come as they end. `asking`: in the order of the requests; those that end early
                are kept on disk, at most 4 times `max_open` batches are asked at once.
            on_progress: called with the counts so far whenever they change; what it raises comes out of the
                iteration.
            max_requests: most requests in one batch, from 1 to 100,000.
            max_bytes: most bytes of the requests in one batch, from 1 to 256,000,000; a larger request is a batch
                of its own. One batch is in memory while it is sent.
            max_open: most batches that are processed at once, from 1 to 100.
            max_retries: how often a request that expired, or failed for a reason that passes, is asked again, from
                0 to 100. (The calls themselves are retried as the client says.)

        The other arguments are those of `create`.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _RUN,
            Options(timeout=timeout, extra_headers=extra_headers, beta_features=beta_features),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        load("integrations_anthropic._sync.batch_runs.batch_run")
        from ..._core.batching.run_options import BatchRunOptions
        from ..batch_runs.batch_run import BatchRun

        run = BatchRunOptions(
            state=state,
            order=order,
            on_progress=on_progress,
            max_requests=max_requests,
            max_bytes=max_bytes,
            max_open=max_open,
            max_retries=max_retries,
        )
        return BatchRun(self._pipeline, call, self, requests, run)

    def run_live(
        self,
        requests: BatchRequests,
        *,
        max_concurrency: int = 8,
        order: Literal["arrival", "asking"] = "arrival",
        on_progress: Callable[[BatchProgress], object] | None = None,
        user_profile_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> LiveRun:
        """Make any number of requests by calls of `messages.create`, and give their results as they end.

        The same as `run` for when an hour is too long, at the price of ordinary calls. Returns at once: iterate the
        run in `with`, or have it written with `write_to(path)`. The calls keep to the client's limits, and
        are
        retried as it says; one that fails is a result of the type `errored`, with its error. Leaving early cancels
        what is open.

        Args:
            requests: any iterable of requests, each a mapping with `custom_id` and `params` or a BatchRequest,
                consumed as they are needed (the asynchronous client takes asynchronous ones, too); the path of a
                JSONL file, all lines of which are checked before the first is sent; or a pandas frame with the
                columns `custom_id` and `params`, or `custom_id` and one for each parameter. Each custom_id has to
                be different.
            max_concurrency: most calls at once, from 1 to 1,000; of the synchronous client, which makes each in a
                thread, to 32.
            order: `arrival`: results come as they end. `asking`: in the order of the requests; at most 4 times
                `max_concurrency` are kept.
            on_progress: called with the counts so far whenever they change; what it raises comes out of the
                iteration.

        The other arguments are those of `create`.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _RUN_LIVE,
            Options(timeout=timeout, extra_headers=extra_headers, beta_features=beta_features),
            headers={"anthropic-user-profile-id": user_profile_id, "anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        load("integrations_anthropic._sync.batch_runs.live_run", "integrations_anthropic._sync.services.messages")
        from ..._core.batching.run_options import LiveRunOptions
        from ..batch_runs.live_run import LiveRun
        from .messages import MessagesService

        run = LiveRunOptions(max_concurrency=max_concurrency, order=order, on_progress=on_progress)
        return LiveRun(self._pipeline, call, MessagesService(self._pipeline), requests, run)

    def get(
        self,
        message_batch_id: str,
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
    ) -> Batch:
        """Get a batch.

        Returns one batch and how far it has got; ask again until it has ended.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/batches/retrieve

        Args:
            message_batch_id: Id of the batch, starting with `msgbatch_`.
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
            path={"message_batch_id": message_batch_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Batch = self._pipeline.run(call)
        return result

    def delete(
        self,
        message_batch_id: str,
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
    ) -> DeletedBatch:
        """Delete a batch.

        Deletes a batch that has ended, results included. One that is running must be cancelled first.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/batches/delete

        Args:
            message_batch_id: Id of the batch, starting with `msgbatch_`.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"message_batch_id": message_batch_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedBatch = self._pipeline.run(call)
        return result

    def results(
        self,
        message_batch_id: str,
        *,
        workspace_id: str | None = None,
        after: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> JSONLines[BatchResult]:
        """Read the results of a batch.

        Returns the results of a batch that has ended, one JSON object a line, in any order.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/batches/results

        Args:
            message_batch_id: Id of the batch, starting with `msgbatch_`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            after: `custom_id` of a line: results start after it.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                claude_code_key_creator_not_member, cmek_key_disabled, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _RESULTS,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"message_batch_id": message_batch_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        return JSONLines(self._pipeline, call, after)

    def cancel(
        self,
        message_batch_id: str,
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
    ) -> Batch:
        """Cancel a batch.

        Asks a batch to stop. Requests that have begun are still finished, so some may have results.

        In the reference of the API: https://platform.claude.com/docs/en/api/messages/batches/cancel

        Args:
            message_batch_id: Id of the batch, starting with `msgbatch_`.
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
            _CANCEL,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"message_batch_id": message_batch_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Batch = self._pipeline.run(call)
        return result
