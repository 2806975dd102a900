"""`docs/signals.md` has every span, attribute, metric and log event that is left behind, and no other."""

from __future__ import annotations

import ast
import logging
import re
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docs.write_signals import PAGE, page
from prometheus_client import Metric

from integrations_anthropic import AnthropicClient
from integrations_anthropic.telemetry.instruments import COST, GENAI_INSTRUMENTS, INSTRUMENTS, Instrument
from integrations_anthropic.telemetry.names.attributes import SPAN_ATTRIBUTES
from integrations_anthropic.telemetry.names.labels import LABELS
from integrations_anthropic.telemetry.names.log_events import LOG_EVENTS, LogEvent
from integrations_anthropic.telemetry.names.spans import SPANS
from tests.unit.telemetry_recorder import TelemetryRecorder

from .scenarios import play_all

PACKAGE = Path(__file__).parents[3] / "src" / "integrations_anthropic"
ROOT = "integrations_anthropic."
OWN_INSTRUMENTS = {each.name: each for each in (*INSTRUMENTS, COST)}


class Played(NamedTuple):
    """What the scenarios left behind."""

    watched: TelemetryRecorder
    records: list[logging.LogRecord]
    clients: list[AnthropicClient]


class Keeper(logging.Handler):
    """Keeps all records."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="module")
def played() -> Played:
    watched, keeper = TelemetryRecorder(), Keeper()
    logger = logging.getLogger("integrations_anthropic")
    before = logger.level
    logger.addHandler(keeper)
    logger.setLevel(logging.DEBUG)
    try:
        clients = play_all(watched.telemetry(log_content=True, max_content_length=100))
    finally:
        logger.removeHandler(keeper)
        logger.setLevel(before)
    return Played(watched, keeper.records, clients)


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == page()


def kind_of(name: str) -> str:
    """What the table calls a span."""
    known = {"anthropic.resilience.execute": "execute", "anthropic.transport.send": "attempt", "invoke_agent": "run"}
    return known.get(name) or ("tool" if name.startswith("execute_tool ") else "call")


def type_of(value: Any) -> str:
    if isinstance(value, tuple):
        return f"{type_of(value[0])}[]"
    return {bool: "boolean", int: "int", float: "double", str: "string"}[type(value)]


def test_the_table_has_the_attributes_of_each_span_with_their_types(played: Played) -> None:
    seen: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for span in played.watched.spans:
        seen[kind_of(span.name)] |= {(name, type_of(value)) for name, value in (span.attributes or {}).items()}
        for event in span.events:
            key = f"{event.name} event" if event.name in ("retry", "reconnect", "exception") else "closed event"
            seen[key] |= {(name, type_of(value)) for name, value in (event.attributes or {}).items()}
    for kind in SPANS:
        assert seen[kind] == {(each.name, each.type) for each in SPAN_ATTRIBUTES if kind in each.spans}, kind
    assert seen.keys() == SPANS.keys()
    names = [each.name for each in SPAN_ATTRIBUTES]
    assert len(names) == len(set(names))


def test_the_table_has_the_metrics_of_opentelemetry(played: Played) -> None:
    data = played.watched.reader.get_metrics_data()
    assert data is not None
    metrics = [m for resource in data.resource_metrics for scope in resource.scope_metrics for m in scope.metrics]
    seen = {metric.name: metric.unit for metric in metrics}
    table = {each.name: each for each in (*OWN_INSTRUMENTS.values(), *GENAI_INSTRUMENTS)}
    assert seen == {name: each.unit for name, each in table.items()}
    for metric in metrics:
        labels = {name for point in metric.data.data_points for name in (point.attributes or {})}
        assert labels == set(table[metric.name].labels), metric.name
    assert {label for each in table.values() for label in each.labels} == LABELS.keys()


def test_the_table_has_the_metrics_of_prometheus(played: Played) -> None:
    def name_of(metric: Metric) -> str:
        return f"{metric.name}_total" if metric.type == "counter" else metric.name

    seen = {name_of(metric): metric for metric in played.watched.registry.collect()}
    assert seen.keys() == OWN_INSTRUMENTS.keys()
    for name, metric in seen.items():
        instrument: Instrument = OWN_INSTRUMENTS[name]
        assert metric.type == instrument.kind
        labels = {label for sample in metric.samples for label in sample.labels} - {"le"}
        assert labels == set(instrument.labels), name


def matches(event: LogEvent, text: str) -> bool:
    """Whether a message, or the template of one, is that of an event."""
    pattern = ".+".join(map(re.escape, event.message.split("…")))
    return re.match(pattern + r"(: |$)" if "…" not in event.message else pattern, text) is not None


def events_of(record: logging.LogRecord) -> list[LogEvent]:
    part = record.name.removeprefix(ROOT)
    named = [event for event in LOG_EVENTS if event.part in (part, "service") and matches(event, record.getMessage())]
    return [event for event in named if record.levelname in event.level.split(", ")]


def test_the_table_has_the_log_events_with_their_fields(played: Played) -> None:
    fields: dict[str, set[str]] = defaultdict(set)
    for record in played.records:
        (event,) = events_of(record)
        fields[event.message] |= {*getattr(record, "fields", ())} or {*record.__dict__} & {*event.fields}
    # What goes wrong around calls is found in the source below.
    table = {event.message: set(event.fields) for event in LOG_EVENTS if event.fields and event.part != "responses"}
    assert {name: names for name, names in fields.items() if names} == table


def templates() -> set[str]:
    """The messages in the source, without those of the command line and of the sandbox."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] not in ("cli", "sandbox", "_sync", "telemetry"):
            found |= _templates(ast.parse(path.read_text("utf-8")))
    return found | _templates(ast.parse((PACKAGE / "telemetry" / "observer.py").read_text("utf-8")))


def _templates(tree: ast.AST) -> set[str]:
    texts: set[str] = set()
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        named = {
            target.id: node.value.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name) and isinstance(node.value.value, str)
        }
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _is_logging(call.func):
                given = call.args[1:2] if call.func.attr == "log" else call.args[:1]
                texts |= {
                    named[each.id] if isinstance(each, ast.Name) else each.value
                    for each in given
                    if (isinstance(each, ast.Name) and each.id in named)
                    or (isinstance(each, ast.Constant) and isinstance(each.value, str))
                }
    return texts


def _is_logging(called: ast.Attribute) -> bool:
    return called.attr in ("log", "debug", "info", "warning", "error") and "log" in ast.unparse(called.value).lower()


def test_the_table_has_the_log_events_of_the_source() -> None:
    found = {re.sub(r"%\d*[a-z]", "x", text) for text in templates()} - {"x"}
    elsewhere = {"circuit of …", "Retry triggered"}
    around = [each for each in LOG_EVENTS if each.part not in ("service", "limits") and each.message not in elsewhere]
    assert {text for text in found if not any(matches(event, text) for event in around)} == set()
    assert [event.message for event in around if not any(matches(event, text) for text in found)] == []
