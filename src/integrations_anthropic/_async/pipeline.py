"""One call from its arguments to its result: encode, execute, decode."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, Self

from attrs import evolve

from .._core.call.auth import BearerAuth, without_credentials
from .._core.call.execution import Execution
from .._core.call.long_requests import streams_underneath
from .._core.call.request import UnsettledBody, build_request, is_settled
from .._core.content.plain_body import is_heavy  # async only
from .._loading.lazy_import import load
from ..errors import ConfigurationError, DeadlineExceededError
from .orchestrator import AsyncResilienceOrchestrator

if TYPE_CHECKING:
    from .._components.components import Components
    from .._config.settings import Settings
    from .._core.call.operation import Call
    from .._core.call.protocols import AsyncTransport, CallRetries
    from .._core.call.request import Request
    from .._core.call.span import CallObserver
    from .._inputs.settling import FileSlot
    from ..errors import AnthropicError
    from ..secrets import SecretString
    from .orchestrator import AsyncAcceptedResponse

__all__ = ["AsyncPipeline"]

LARGE_BODY = 100_000  # async only
"""Bytes of a response from which on decoding it may take some milliseconds."""  # async only


class AsyncPipeline:
    """Encodes a call, has it executed, and decodes the response."""

    def __init__(self, settings: Settings, components: Components, transport: AsyncTransport) -> None:
        self.settings = settings
        self.transport = transport
        self.clock = components.clock
        self.observer = components.observer
        # Called with each line of batch results, where their tokens are counted.
        observer: Any = components.observer
        self.line_read = observer.line_read if getattr(observer, "reads_lines", False) else None
        self.reader = components.reader
        self._retry = components.retry
        self._components = components
        self._orchestrator = AsyncResilienceOrchestrator(settings, components, transport)

    def observed_by(self, observer: CallObserver) -> Self:
        """The same pipeline, whose calls are reported to another observer."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.observer = observer
        return other

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Shared, so that a service such as `client.messages` can be copied."""
        return self

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError(
            "a service of a client cannot be pickled: pickle the client, and take its service there"
        )

    def signed_by(self, token: SecretString) -> AsyncPipeline:
        """One that shares everything with this one, and signs in with a bearer token alone."""
        components = evolve(self._components, auth=BearerAuth(token))
        return AsyncPipeline(without_credentials(self.settings), components, self.transport)

    async def run(
        self, call: Call, request: Request | None = None, started: float | None = None, context: object = None
    ) -> Any:
        """Make the call and decode its whole response, which is streamed underneath where it may take too long.

        `request`: what to send, where it was built before; `started`: when that began. `context`: what the observer
        returned where the call was described.
        """
        underneath = streams_underneath(call, self.settings)
        execution = await self._begin(call, streamed=underneath, request=request, started=started, context=context)
        accepted: AsyncAcceptedResponse | None = None
        try:
            accepted = await self._orchestrator.execute(execution)
            source: Any = accepted.source
            if underneath:
                result = execution.decode_message(source.status, source.headers, source.message, self.reader)
            else:
                result = await self._decode(execution, accepted)
            if accepted.reservation is not None:
                await accepted.reservation.settle(getattr(result, "usage", None))
        except BaseException as error:
            execution.span.failed(execution, error)
            raise
        finally:
            if accepted is not None and accepted.reservation is not None:
                # Does nothing where it was settled: the body may be one that states no usage.
                await accepted.reservation.close()
        execution.span.succeeded(result)
        return result

    async def upload(self, call: Call, progress: Callable[[int, int | None], object] | None) -> Any:
        """Make a call that sends files, which are read while they are sent, and decode its whole response."""
        load("integrations_anthropic._inputs.multipart")
        from .._inputs.multipart import form_request

        started = self.clock.monotonic()
        if call.operation.folders:
            load("integrations_anthropic._inputs.folders")
            from .._inputs.folders import folders_of, with_files

            if folders := folders_of(call):
                call = await self._read(call, partial(with_files, call, folders), call.options.deadline)
        return await self.run(*form_request(call, self.settings, progress), started)

    async def open(self, call: Call, context: object = None) -> tuple[Any, Execution]:
        """Make the call and return its response while the body is still arriving, with the execution.

        Where the operation streams, that is its events, and every fault before the first content is retried.
        `context`: what the observer returned where the call was described. The caller ends the execution's span.
        """
        execution = await self._begin(call, streamed=True, context=context)
        try:
            return (await self._orchestrator.execute(execution)).source, execution
        except BaseException as error:
            execution.span.failed(execution, error)
            raise

    async def reopen(self, execution: Execution, error: AnthropicError) -> Any:
        """Request a response again that broke off with `error`, where its retries allow it; else raise `error`."""
        return (await self._orchestrator.execute(execution, error)).source

    def url(self, call: Call) -> str:
        """The URL of the request of a call."""
        return build_request(call, self.settings, streamed=True).url

    def retries(self, call: Call) -> CallRetries:
        """The retries of a call."""
        return self._retry.begin(max_retries=self._max_retries(call), safe=call.operation.retry_safe)

    def _max_retries(self, call: Call) -> int:
        given = call.options.max_retries
        return self.settings.max_retries if given is None else given

    def settle(self, call: Call) -> tuple[Call, list[FileSlot]]:
        """The call with a body that can be sent more than once, and the files to be read into it; else as it is.

        Raises ValidationError, with its path, for what cannot be sent.
        """
        if is_settled(call):
            return call, []
        load("integrations_anthropic._inputs.settling")
        from .._inputs.settling import settle

        return settle(call)

    async def read_files(self, call: Call, files: Sequence[FileSlot], seconds: float | None) -> None:
        """Read files into the body of a call, without blocking an event loop.

        Raises ValidationError where one cannot be read, DeadlineExceededError after `seconds` (None: never).
        """
        load("integrations_anthropic._inputs.settling")
        from .._inputs.settling import read_files

        await self._read(call, partial(read_files, files), seconds)

    async def _read(self, call: Call, function: Callable[[], Any], seconds: float | None) -> Any:
        """What `function` returns, which reads files."""
        load("integrations_anthropic._runtime.async_jobs")
        from .._runtime.async_jobs import AsyncJob, AsyncJobs

        job = AsyncJob(function)
        if not await AsyncJobs().wait([job], seconds) or job.outcome is None:
            why = f"{call.operation.name}: the deadline passed while its files were read (deadline={seconds:g} s)"
            raise DeadlineExceededError(why, duration=seconds)
        if job.outcome[1] is not None:
            raise job.outcome[1]
        return job.outcome[0]

    async def _begin(
        self,
        call: Call,
        *,
        streamed: bool,
        context: object = None,
        request: Request | None = None,
        started: float | None = None,
    ) -> Execution:
        started = self.clock.monotonic() if started is None else started
        try:
            request = request or await self._build(call, streamed=streamed)
        except UnsettledBody:
            request = None
        if request is None:
            call, files = self.settle(call)
            if files:
                await self.read_files(call, files, call.options.deadline)
            request = await self._build(call, streamed=streamed)
        execution = Execution(
            call,
            request,
            self.retries(call),
            max_retries=self._max_retries(call),
            started=started,
            deadline=call.options.deadline,
        )
        keep_raw = call.options.keep_raw
        execution.keep_raw = self.settings.keep_raw if keep_raw is None else keep_raw
        execution.span = self.observer.start(execution, context)
        return execution

    async def _build(self, call: Call, *, streamed: bool) -> Request:
        """The request of a call. One that is much work is built without blocking an event loop."""
        if is_heavy(call.body):  # async only
            load("integrations_anthropic._inputs.heavy_work")  # async only
            from .._inputs.heavy_work import build_off_loop  # async only

            return await build_off_loop(call, self.settings, streamed=streamed)  # async only
        return build_request(call, self.settings, streamed=streamed)

    async def _decode(self, execution: Execution, response: AsyncAcceptedResponse) -> Any:
        """The result of a whole response. A large one is decoded without blocking an event loop."""
        source: Any = response.source
        decode = partial(execution.decode, source.status, source.headers, response.body, self.reader)
        if len(response.body) > LARGE_BODY:  # async only
            load("integrations_anthropic._inputs.heavy_work")  # async only
            from .._inputs.heavy_work import decode_off_loop  # async only

            return await decode_off_loop(decode)  # async only
        return decode()
