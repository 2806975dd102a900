# Derived from src/integrations_anthropic/_async/hooks/attempt_hooks.py by `make codegen`. Do not edit.
"""Calls `on_request` and `on_response` for each attempt; imported only where a client has one of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any

from ..._core.call.library_faults import is_interruption
from ..._core.extending.attempt_notices import add_headers, request_notice, response_notice
from ..._redact import scrubbed
from ...errors import ConfigurationError

if TYPE_CHECKING:
    from ..._config.settings import Settings
    from ..._core.call.execution import Execution
    from ..._core.call.protocols import Clock, Logger
    from ..._core.call.request import Request

__all__ = ["AttemptHooks"]


class AttemptHooks:
    """The hooks of one client. It holds nothing of an attempt: many tasks and threads may use it at the same time."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        """Raises ConfigurationError for a sync function in the sync client, which cannot it."""
        self._on_request: Callable[[Any], Any] | None = settings.on_request
        self._on_response: Callable[[Any], Any] | None = settings.on_response
        self._clock = clock
        self._logger: Logger = settings.logger or logging.getLogger("integrations_anthropic.hooks")
        self._may_await = False
        for name, hook in (("on_request", settings.on_request), ("on_response", settings.on_response)):
            code = (hook, getattr(hook, "__call__", None))  # noqa: B004 - its code
            if not self._may_await and any(map(iscoroutinefunction, code)):
                raise ConfigurationError(f"{name}: the sync client takes no async function", field=name)

    def before(self, execution: Execution, request: Request) -> float:
        """Call `on_request`, and add the headers that it returns. Returns when that began.

        Raises ConfigurationError for headers that it cannot set.
        """
        began = self._clock.monotonic()
        if self._on_request is not None:
            notice = request_notice(execution, request)
            add_headers(request, self._call("on_request", self._on_request, notice, execution))
        return began

    def after(
        self, execution: Execution, request: Request, status: int, headers: Mapping[str, str], began: float
    ) -> None:
        """Call `on_response`. `began`: what `before` returned."""
        if self._on_response is not None:
            elapsed = self._clock.monotonic() - began
            notice = response_notice(execution, request, status, headers, elapsed)
            self._call("on_response", self._on_response, notice, execution)

    def _call(self, name: str, hook: Callable[[Any], Any], notice: Any, execution: Execution) -> Any:
        """What a hook returns; None where it raises, which is logged, as of `on_retry`.

        Raises DeadlineExceededError where the call has no time left after it. What is awaited is cancelled then.
        """
        try:
            returned = hook(notice)
        except Exception as fault:  # the user's own code may raise anything; the call goes on
            if is_interruption(fault):
                raise
            self._logger.log(logging.ERROR, "%s raised %s: %s", name, type(fault).__name__, scrubbed(str(fault)))
            returned = None
        execution.time_left(self._clock.monotonic())
        if isawaitable(returned):
            getattr(returned, "close", str)()
            raise ConfigurationError(f"{name}: returned an awaitable, which the sync client cannot await", field=name)
        return returned
