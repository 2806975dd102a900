"""The metrics of the conventions of OpenTelemetry for generative AI, beside the package's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .. import instruments as table
from ..call_record import field_of, string_of, tokens_of
from ..instruments import ModelNames
from ..signal import Signal
from .span_attributes import genai_operation, server_of

if TYPE_CHECKING:
    from ..call_record import CallRecord
    from ..metrics import MetricStore
    from ..records.run_record import RunRecord, ToolRecord

__all__ = ["GenAIMetricSignal"]


class GenAIMetricSignal(Signal):
    """Histograms of the calls in which a model writes, and of the tokens that they used.

    Models are labels as in the package's own metrics: a name of which no call has been answered is `other`.
    """

    name = "metrics of the conventions"
    reads_lines = True

    def __init__(self, store: MetricStore, provider_name: str) -> None:
        self._provider_name = provider_name
        self._backend = store.backend
        self._models = store.models
        self._response_models = ModelNames()
        self._tools = ModelNames()
        for instrument in table.GENAI_INSTRUMENTS:
            self._backend.use(instrument)

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Duration, usage where it is known, and the time to the first content of a stream.

        Not before the end: until then it is not known which model answers.
        """
        if not call.writes_message:
            return
        labels = self._labels(call, accepted=call.outcome == "success" or call.usage != {})
        self._backend.observe(table.GENAI_DURATION, call.lasted, *labels, call.error_type or "")
        if call.first_content is not None:
            self._backend.observe(table.GENAI_FIRST_CHUNK, call.first_content - call.started, *labels)
        self._count(call.usage, labels)

    def line_read(self, service: str, line: Any) -> None:
        """`gen_ai.client.token.usage` of a batch result. Results that are read again are counted again."""
        message = field_of(field_of(line, "result"), "message")
        if message is not None:
            model = self._response_models.label(string_of(field_of(message, "model")), accepted=True)
            labels = ("chat", self._provider_name, "", _known(model), "", "")
            self._count(tokens_of(field_of(message, "usage")), labels)

    def run_ended(self, run: RunRecord, error: BaseException | None) -> None:
        """`gen_ai.invoke_agent.duration`."""
        model = _known(self._models.label(run.model, accepted=run.rounds > 0))
        self._backend.observe(table.GENAI_RUN, run.lasted, self._provider_name, model, run.error_type or "")

    def tool_ended(self, tool: ToolRecord, error: BaseException | None) -> None:
        """`gen_ai.execute_tool.duration`, of tools that ran. A name that a model made up is no label."""
        if tool.begun:
            name = self._tools.label(tool.name, accepted=True)
            self._backend.observe(table.GENAI_TOOL, tool.lasted, name, "function", tool.error_type or "")

    def _labels(self, call: CallRecord, *, accepted: bool) -> tuple[str | int, ...]:
        asked = self._models.label(call.model, accepted=accepted)
        answered = self._response_models.label(call.response_model, accepted=True)
        return (genai_operation(call), self._provider_name, _known(asked), _known(answered), *server_of(call.url))

    def _count(self, usage: Mapping[str, int], labels: tuple[str | int, ...]) -> None:
        if "input" in usage:
            tokens = usage["input"] + usage.get("cache_read", 0) + usage.get("cache_creation", 0)
            self._backend.observe(table.GENAI_TOKENS, tokens, *labels, "input")
        if "output" in usage:
            self._backend.observe(table.GENAI_TOKENS, usage["output"], *labels, "output")


def _known(label: str) -> str:
    """The label, empty for that of no model."""
    return "" if label == "none" else label
