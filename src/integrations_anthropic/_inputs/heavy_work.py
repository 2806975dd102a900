"""Requests and responses that are much work, handled without blocking an event loop: in threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .._core.call.deprecated_models import warn_of, warn_of_deprecated_models
from .._core.call.request import build_request
from .._core.resilience.cost import estimated_cost
from .._runtime.async_jobs import in_thread, invoke
from ..errors import DeadlineExceededError

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.call.operation import Call
    from .._core.call.request import Request

__all__ = ["build_off_loop", "decode_off_loop"]


async def build_off_loop(call: Call, settings: Settings, *, streamed: bool) -> Request:
    """What `build_request` returns and raises, and DeadlineExceededError where that takes longer than the deadline.

    What the caller gave is read meanwhile: another task is not to change it before the call has returned.
    """
    notices: list[str] = []
    if isinstance(call.body, Mapping):
        # A warning names the place of the call, which a thread does not know.
        warn_of_deprecated_models(call.body)

    def build() -> Request:
        request = build_request(call, settings, streamed=streamed, warn=notices.append)
        if request.content is not None:
            # It is kept with the request: the limiter does not estimate it again.
            estimated_cost(request, tokens=True)
        return request

    seconds = call.options.deadline
    try:
        built = await invoke(build, awaits=False, seconds=seconds)
    except RuntimeError:
        # Another task has changed it all the same, or no thread can be started.
        built = (build(),)
    if built is None:
        why = f"{call.operation.name}: the deadline passed while the request was encoded (deadline={seconds:g} s)"
        raise DeadlineExceededError(why, duration=seconds)
    for text in dict.fromkeys(notices):
        warn_of(text)
    request: Request = built[0]
    return request


async def decode_off_loop(decode: Callable[[], Any]) -> Any:
    """What `decode` returns or raises."""
    return await in_thread(decode)
