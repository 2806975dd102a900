# Derived from src/integrations_anthropic/_async/services/environments_work.py by `make codegen`. Do not edit.
"""Hands sessions of an environment to workers on machines of your own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ...secrets import SecretString, seal
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.environments import (
        EnvironmentWork,
        EnvironmentWorkHeartbeat,
        EnvironmentWorkStats,
        HeartbeatEnvironmentWorkParams,
        ListEnvironmentWorkParams,
        PollEnvironmentWorkParams,
    )
    from ...models.params import StopEnvironmentWorkRequestInput, UpdateEnvironmentWorkRequestInput
    from ..environment_work.job import EnvironmentJob
    from ..environment_work.worker import EnvironmentWorker
    from ..pipeline import Pipeline

__all__ = ["EnvironmentWorkService"]

_LIST = Operation(
    name="environments.work.list",
    http="GET",
    path="/v1/environments/{environment_id}/work",
    span="list_environment_work",
    arguments=("limit", "page"),
    result="ListEnvironmentWorkResponse",
    item="EnvironmentWork",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={"limit": Parameter("limit", {"types": ("integer",)})},
)

_POLL = Operation(
    name="environments.work.poll",
    http="GET",
    path="/v1/environments/{environment_id}/work/poll",
    span="poll_environment_work",
    arguments=("block_ms", "reclaim_older_than_ms"),
    result="EnvironmentWork",
    nullable=True,
    betas=("managed-agents-2026-04-01",),
    parameters={
        "block_ms": Parameter("block_ms", {"types": ("integer",)}),
        "reclaim_older_than_ms": Parameter("reclaim_older_than_ms", {"types": ("integer",)}),
    },
    headers={"anthropic-worker-id": Parameter("worker_id")},
)

_WORKER = Operation(
    name="environments.work.worker",
    http="GET",
    path="/v1/environments/{environment_id}/work/poll",
    span="poll_environment_work",
    arguments=("block_ms", "reclaim_older_than_ms"),
    result="EnvironmentWork",
    nullable=True,
    betas=("managed-agents-2026-04-01",),
    parameters={
        "block_ms": Parameter("block_ms", {"types": ("integer",)}),
        "reclaim_older_than_ms": Parameter("reclaim_older_than_ms", {"types": ("integer",)}),
    },
    headers={"anthropic-worker-id": Parameter("worker_id")},
)

_STATS = Operation(
    name="environments.work.stats",
    http="GET",
    path="/v1/environments/{environment_id}/work/stats",
    span="get_environment_work_stats",
    result="EnvironmentWorkStats",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="environments.work.get",
    http="GET",
    path="/v1/environments/{environment_id}/work/{work_id}",
    span="get_environment_work",
    result="EnvironmentWork",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="environments.work.update",
    http="POST",
    path="/v1/environments/{environment_id}/work/{work_id}",
    span="update_environment_work",
    request="UpdateEnvironmentWorkRequest",
    arguments=("metadata",),
    result="EnvironmentWork",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ACK = Operation(
    name="environments.work.ack",
    http="POST",
    path="/v1/environments/{environment_id}/work/{work_id}/ack",
    span="acknowledge_environment_work",
    result="EnvironmentWork",
    betas=("managed-agents-2026-04-01",),
)

_HEARTBEAT = Operation(
    name="environments.work.heartbeat",
    http="POST",
    path="/v1/environments/{environment_id}/work/{work_id}/heartbeat",
    span="heartbeat_environment_work",
    retry_safe=False,
    arguments=("desired_ttl_seconds", "expected_last_heartbeat"),
    result="EnvironmentWorkHeartbeat",
    betas=("managed-agents-2026-04-01",),
    parameters={"desired_ttl_seconds": Parameter("desired_ttl_seconds", {"types": ("integer",)})},
)

_STOP = Operation(
    name="environments.work.stop",
    http="POST",
    path="/v1/environments/{environment_id}/work/{work_id}/stop",
    span="stop_environment_work",
    request="StopEnvironmentWorkRequest",
    arguments=("force",),
    result="EnvironmentWork",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class EnvironmentWorkService(NamesHinted):
    """Hands sessions of an environment to workers on machines of your own."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        environment_id: str,
        params: ListEnvironmentWorkParams,
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
    ) -> Page[EnvironmentWork]: ...

    @overload
    def list(
        self,
        environment_id: str,
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
    ) -> Page[EnvironmentWork]: ...

    def list(
        self,
        environment_id: str,
        params: ListEnvironmentWorkParams | None = None,
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
    ) -> Page[EnvironmentWork]:
        """List work.

        Returns the work items of an environment, newest first, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            params: the whole request as one ListEnvironmentWorkParams, instead of the arguments below.
            limit: Largest number of items on a page. Default: decided by the API.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
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
            path={"environment_id": environment_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def poll(
        self,
        environment_id: str,
        params: PollEnvironmentWorkParams,
        /,
        *,
        worker_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> EnvironmentWork | None: ...

    @overload
    def poll(
        self,
        environment_id: str,
        *,
        block_ms: int | None = None,
        reclaim_older_than_ms: int | None = None,
        worker_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> EnvironmentWork | None: ...

    def poll(
        self,
        environment_id: str,
        params: PollEnvironmentWorkParams | None = None,
        *,
        block_ms: int | None = None,
        reclaim_older_than_ms: int | None = None,
        worker_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> EnvironmentWork | None:
        """Poll for work.

        Takes the item that has waited longest out of an environment's queue; null where nothing is waiting.
        Acknowledge it within `reclaim_older_than_ms`, or it is handed out again; from then on, heartbeats keep it.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            params: the whole request as one PollEnvironmentWorkParams, instead of the arguments below.
            block_ms: Milliseconds to wait for work where none is there. Default: it answers at once.
            reclaim_older_than_ms: Milliseconds after which an item that another worker took, and did not
                acknowledge, is handed out again. Default: 5000.
            worker_id: Name of the worker that polls, of your choice; statistics count workers by it.
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
            _POLL,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id},
            headers={"anthropic-worker-id": worker_id},
            given=params,
            fields={"block_ms": block_ms, "reclaim_older_than_ms": reclaim_older_than_ms},
            unknown=unknown,
        )
        result: EnvironmentWork | None = self._pipeline.run(call)
        return result

    def worker(
        self,
        environment_id: str,
        handler: Callable[[EnvironmentJob], Any],
        *,
        environment_key: str | SecretString | None = None,
        max_concurrency: int = 1,
        on_error: Callable[[EnvironmentJob, Exception], object] | None = None,
        lease_seconds: int | None = None,
        until_empty: bool = False,
        block_ms: int | None = None,
        reclaim_older_than_ms: int | None = None,
        worker_id: str | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> EnvironmentWorker:
        """Make a worker of a self-hosted environment: it asks for work, and hands each piece to a function.

        Returns at once, and nothing is sent before `run` of it is called, which works until `stop` is. An item is
        acknowledged, kept by heartbeats while the function works, and stopped once it has returned or raised. Work
        that a stopped or killed worker leaves is done by another one.

        Args:
            handler: function that does the work of one session. The asynchronous client takes a sync one, which
                is cancelled where the work is to end; of the synchronous client it runs in a thread, and looks at
                `job.is_over`.
            environment_key: key of the environment, sent as `authorization: Bearer …` in place of what the client
                signs in with. An item that has a token in its secret is done with that token. Default: as the
                client signs in.
            max_concurrency: most items at once, from 1 to 32.
            on_error: called with what the function raised; what it raises itself ends the worker. Default: it is
                logged.
            lease_seconds: seconds that a heartbeat keeps the item; after them, the work of a worker that was killed
                is done by another. Default: decided by the API.
            until_empty: whether `run` returns once the queue is empty and all work is done.

        The other arguments are those of `poll`.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        environment_key = seal(environment_key)
        call = make_call(
            _WORKER,
            Options(timeout=timeout, extra_headers=extra_headers, beta_features=beta_features),
            path={"environment_id": environment_id},
            headers={"anthropic-worker-id": worker_id},
            given=None,
            fields={"block_ms": block_ms, "reclaim_older_than_ms": reclaim_older_than_ms},
            unknown=unknown,
        )
        load(
            "integrations_anthropic._sync.environment_work.worker",
            "integrations_anthropic._sync.services.sessions_events",
        )
        from ..._core.work.worker_options import WorkerOptions
        from ..environment_work.worker import EnvironmentWorker
        from .sessions_events import SessionEventsService

        asked = WorkerOptions(
            handler=handler,
            environment_key=environment_key,
            max_concurrency=max_concurrency,
            on_error=on_error,
            lease_seconds=lease_seconds,
            until_empty=until_empty,
        )
        services = type(self), SessionEventsService
        return EnvironmentWorker(self._pipeline, call, environment_id, services, asked)

    def stats(
        self,
        environment_id: str,
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
    ) -> EnvironmentWorkStats:
        """Get the state of the queue.

        Returns how much work waits in an environment, and how many workers ask for it.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
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
            _STATS,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: EnvironmentWorkStats = self._pipeline.run(call)
        return result

    def get(
        self,
        environment_id: str,
        work_id: str,
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
    ) -> EnvironmentWork:
        """Get a work item.

        Returns one work item, without its secret.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            work_id: Id of the work item, starting with `work_`.
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
            path={"environment_id": environment_id, "work_id": work_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: EnvironmentWork = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        environment_id: str,
        work_id: str,
        request: UpdateEnvironmentWorkRequestInput,
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
    ) -> EnvironmentWork: ...

    @overload
    def update(
        self,
        environment_id: str,
        work_id: str,
        *,
        metadata: Mapping[str, str | None],
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> EnvironmentWork: ...

    def update(
        self,
        environment_id: str,
        work_id: str,
        request: UpdateEnvironmentWorkRequestInput | None = None,
        *,
        metadata: Mapping[str, str | None] | None = None,
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
    ) -> EnvironmentWork:
        """Change the notes of a work item.

        Changes the notes that are given, and returns the work item.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            work_id: Id of the work item, starting with `work_`.
            request: the whole request as one UpdateEnvironmentWorkRequest, instead of the arguments below.
            metadata: Notes of your own, changed name by name: a text sets one, null removes one.
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
                claude_code_key_creator_not_member, invalid_metadata, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id, "work_id": work_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"metadata": metadata},
            unknown=unknown,
        )
        result: EnvironmentWork = self._pipeline.run(call)
        return result

    def ack(
        self,
        environment_id: str,
        work_id: str,
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
    ) -> EnvironmentWork:
        """Acknowledge work.

        Says that the worker that polled has the item, which leaves the queue and is `starting` from then on.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            work_id: Id of the work item, starting with `work_`.
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
            _ACK,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id, "work_id": work_id},
            unknown=unknown,
        )
        result: EnvironmentWork = self._pipeline.run(call)
        return result

    @overload
    def heartbeat(
        self,
        environment_id: str,
        work_id: str,
        params: HeartbeatEnvironmentWorkParams,
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
    ) -> EnvironmentWorkHeartbeat: ...

    @overload
    def heartbeat(
        self,
        environment_id: str,
        work_id: str,
        *,
        desired_ttl_seconds: int | None = None,
        expected_last_heartbeat: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> EnvironmentWorkHeartbeat: ...

    def heartbeat(
        self,
        environment_id: str,
        work_id: str,
        params: HeartbeatEnvironmentWorkParams | None = None,
        *,
        desired_ttl_seconds: int | None = None,
        expected_last_heartbeat: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> EnvironmentWorkHeartbeat:
        """Keep work.

        Says that the worker is still at it: the lease on the item is extended, and the answer says whether the work
        is to stop. With `expected_last_heartbeat`, it is refused with status 412 if another worker has sent a
        heartbeat since; sending it twice is then refused, too.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            work_id: Id of the work item, starting with `work_`.
            params: the whole request as one HeartbeatEnvironmentWorkParams, instead of the arguments below.
            desired_ttl_seconds: Seconds that the lease is to last from now. Default: decided by the API.
            expected_last_heartbeat: `last_heartbeat` of the answer before, exactly as it was; `NO_HEARTBEAT` for
                the first one. Default: it is not compared.
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
                heartbeat_precondition_failed.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _HEARTBEAT,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id, "work_id": work_id},
            given=params,
            fields={"desired_ttl_seconds": desired_ttl_seconds, "expected_last_heartbeat": expected_last_heartbeat},
            unknown=unknown,
        )
        result: EnvironmentWorkHeartbeat = self._pipeline.run(call)
        return result

    @overload
    def stop(
        self,
        environment_id: str,
        work_id: str,
        request: StopEnvironmentWorkRequestInput,
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
    ) -> EnvironmentWork: ...

    @overload
    def stop(
        self,
        environment_id: str,
        work_id: str,
        *,
        force: bool | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> EnvironmentWork: ...

    def stop(
        self,
        environment_id: str,
        work_id: str,
        request: StopEnvironmentWorkRequestInput | None = None,
        *,
        force: bool | None = None,
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
    ) -> EnvironmentWork:
        """Stop work.

        Asks the worker of an item to come to an end, which its next heartbeat says; or ends the item at once.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            work_id: Id of the work item, starting with `work_`.
            request: the whole request as one StopEnvironmentWorkRequest, instead of the arguments below.
            force: True ends it at once, without waiting for the worker. Default: false.
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
            _STOP,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id, "work_id": work_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"force": force},
            unknown=unknown,
        )
        result: EnvironmentWork = self._pipeline.run(call)
        return result
