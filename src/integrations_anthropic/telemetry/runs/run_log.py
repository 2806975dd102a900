"""The log events of runs of tools."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..._redact import scrubbed, shown
from ..names import log_events as events
from ..signal import Signal

if TYPE_CHECKING:
    from ..._core.call.protocols import Logger
    from ..records.run_record import RunRecord, ToolRecord

__all__ = ["RunLogSignal"]

_ENDS = {
    "success": events.RUN_COMPLETED,
    "closed": events.RUN_CLOSED,
    "cancelled": events.RUN_CANCELLED,
    "error": events.RUN_FAILED,
}


class RunLogSignal(Signal):
    """Logs to the logger of the service: INFO for the start and end of a run, and a tool that failed; DEBUG for tools.

    An error that ends a run is logged as one by the request that failed, if it was a request.
    """

    name = "logs of runs"
    raises_to_caller = True

    def __init__(self, logger: Callable[[str], Logger]) -> None:
        self._logger = logger

    def run_started(self, run: RunRecord, context: Any) -> None:
        """INFO."""
        self._log(run, logging.INFO, events.RUN_STARTED, fields=_run_fields(run), trace=run.trace)

    def run_ended(self, run: RunRecord, error: BaseException | None) -> None:
        """INFO."""
        milliseconds = _ms(run.lasted)
        fields = _run_fields(run) | {"rounds": run.rounds, "tool_calls": run.tool_calls, "duration_ms": milliseconds}
        counts = {"input_tokens": run.usage.get("input"), "output_tokens": run.usage.get("output")}
        fields |= {name: count for name, count in counts.items() if count is not None} | {"status": run.outcome}
        text = f"{run.operation.name}, {run.outcome} after {run.rounds} rounds in {milliseconds} ms"
        if run.error_type is not None:
            fields["error_type"] = run.error_type
            text = f"{text}: {type(error).__name__}"
        self._log(run, logging.INFO, _ENDS[run.outcome], text, fields=fields, trace=run.trace)

    def tool_started(self, tool: ToolRecord) -> None:
        """DEBUG."""
        if tool.begun:
            self._log(tool.run, logging.DEBUG, events.TOOL_STARTED, fields=_tool_fields(tool), trace=tool.trace)

    def tool_ended(self, tool: ToolRecord, error: BaseException | None) -> None:
        """DEBUG, INFO where it failed: without the text of its exception, which is content."""
        failed = tool.outcome == "error"
        level, event = (logging.INFO, events.TOOL_FAILED) if failed else (logging.DEBUG, events.TOOL_COMPLETED)
        milliseconds = _ms(tool.lasted)
        fields = _tool_fields(tool) | {"duration_ms": milliseconds, "status": tool.outcome}
        text = f"{tool.name}, {tool.outcome} in {milliseconds} ms"
        if failed:
            fields["error_type"] = tool.error_type
            text = f"{text}: {type(error).__name__}" if error is not None else text
        self._log(tool.run, level, event, text, fields=fields, trace=tool.trace)

    def _log(
        self,
        run: RunRecord,
        level: int,
        event: str,
        text: str = "",
        *,
        fields: Mapping[str, Any],
        trace: tuple[str, str] | None,
    ) -> None:
        logger = self._logger(run.service)
        if not logger.isEnabledFor(level):
            return
        extra: dict[str, Any] = {"fields": dict(fields), "target": f"integrations_anthropic.{run.service}"}
        if trace is not None:
            extra["span"] = {"trace_id": trace[0], "span_id": trace[1]}
        if text:
            # The fields say it too: formatters that write them write the event alone.
            logger.log(level, f"{event}: %s", shown(text), extra=extra | {"event": event})
        else:
            logger.log(level, event, extra=extra)


def _run_fields(run: RunRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {"operation": run.operation.name}
    if run.model is not None:
        fields["model"] = scrubbed(run.model[:200])
    return fields


def _tool_fields(tool: ToolRecord) -> dict[str, Any]:
    return {"operation": tool.run.operation.name, "tool": tool.name, "call_id": tool.call_id}


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
