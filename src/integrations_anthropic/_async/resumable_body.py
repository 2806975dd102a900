"""A response that is read item by item, and requested again where its connection is lost."""

from __future__ import annotations

from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .._core.call.span import reading_ended
from .._core.streaming.not_copied import NotCopied
from ..errors import AnthropicError, APIConnectionError, ConfigurationError

if TYPE_CHECKING:
    from .._core.call.execution import Execution
    from .._core.call.operation import Call
    from ..meta import Meta
    from .http.timed_body import AsyncTimedBody
    from .pipeline import AsyncPipeline

__all__ = ["AsyncResumableBody"]


class AsyncResumableBody(NotCopied):
    """Opens the response, lets one consumer read at a time, and ends once: at its end, by an error, or by `close()`.

    A subclass says what an item is, and where to go on.
    """

    _called = "this response"
    """What it is called in messages."""
    _passing: tuple[type[AnthropicError], ...] = ()
    """Errors after which reading goes on."""

    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None:
        self._pipeline = pipeline
        self._call = call
        self._opened: tuple[AsyncTimedBody, Execution] | None = None
        self._closed = False
        self._error: AnthropicError | None = None
        # Held while a consumer reads.
        self._reading = Lock()
        self._context = pipeline.observer.context()

    async def __aenter__(self) -> Self:
        await self._next(opening=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        state = "closed" if self._closed else "open" if self._opened is not None else "not open yet"
        return f"{type(self).__name__}({state})"

    def __aiter__(self) -> Self:
        return self

    @property
    def meta(self) -> Meta:
        """Request id, status, attempts and headers of the response, once it is open."""
        if self._opened is None:
            raise AttributeError(f"{self._called}: not open yet, so there is no meta")
        body, execution = self._opened
        return execution.meta(body.status, body.headers)

    async def close(self) -> None:
        """Stop reading and release the connection. May be called more than once, from any task."""
        self._closed = True
        if self._opened is not None:
            body, execution = self._opened
            # A consumer that waits to request it again does not.
            execution.abandoned = True
            execution.span.closed()
            await body.close()

    async def _item(self) -> Any:
        """The next item; None at the end, where it is closed."""
        raise NotImplementedError

    def _progress(self) -> bool:
        """Whether an item was returned since the response was last requested."""
        raise NotImplementedError

    def _go_on(self, execution: Execution) -> None:
        """Have the request ask for what is left."""

    def _start_again(self, error: AnthropicError) -> None:
        """The response begins anew; `error` is why the one before broke off."""
        raise NotImplementedError

    async def _next(self, *, opening: bool = False) -> Any:
        """The next item that was not returned yet; None at the end. With `opening`, nothing is read."""
        if self._reading.locked():
            why = f"{self._called}: being read by another task or thread, and only one may read at a time"
            raise ConfigurationError(why)
        with self._reading:
            try:
                if self._error is not None:
                    raise self._error
                if self._closed:
                    return None
                if self._opened is None:
                    await self._open()
                item = None if opening else await self._item()
                if self._opened is not None:
                    self._opened[0].handed_over()
                return item
            except AnthropicError as error:
                if isinstance(error, self._passing):
                    raise self._annotate(error) from None
                if self._closed and self._error is None:
                    return None
                if self._error is None:
                    self._error = self._annotate(error)
                    self._report(error)
                    await self.close()
                raise
            except BaseException as error:
                await self._interrupted(error)
                raise

    async def _interrupted(self, error: BaseException) -> None:
        """End reading where it was cancelled or interrupted: the item that was being read is lost."""
        if not isinstance(error, AnthropicError) and self._error is None:
            self._report(error)
            self._error = APIConnectionError(f"{self._called}: closed, because reading was interrupted", phase="read")
            await self.close()

    async def _open(self) -> tuple[AsyncTimedBody, Execution]:
        self._opened = await self._pipeline.open(self._call, self._context)
        if self._closed:
            # Closed by another task while it was opened.
            await self.close()
        return self._opened

    async def _reopen(self, body: AsyncTimedBody, execution: Execution, error: AnthropicError) -> None:
        """Request the response again; where the retries do not allow it, raise `error`."""
        execution.annotate(error, body.status, body.headers)
        await body.close()
        execution.broke_off(self._pipeline.retries(self._call) if self._progress() else None)
        self._go_on(execution)
        body = await self._pipeline.reopen(execution, error)
        self._opened = body, execution
        self._start_again(error)
        if self._closed:
            await body.close()

    def _report(self, error: BaseException) -> None:
        if self._opened is not None:
            execution = self._opened[1]
            reading_ended(execution.span, execution, error)

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        """Add the request to an error."""
        if self._opened is not None and not error.attempts:
            meta = error.meta = self.meta
            error.request_id, error.status, error.attempts = meta.request_id, meta.status, meta.attempts
        return error
