"""Writes `signals.md`: every span, attribute, metric and log event, read off the tables of `telemetry/names`.

    python docs/write_signals.py [--check]

`--check` writes nothing and fails where the page is not current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from integrations_anthropic.telemetry.instruments import COST, GENAI_INSTRUMENTS, INSTRUMENTS, Instrument
from integrations_anthropic.telemetry.names.attributes import SPAN_ATTRIBUTES
from integrations_anthropic.telemetry.names.labels import LABELS
from integrations_anthropic.telemetry.names.log_events import LOG_EVENTS
from integrations_anthropic.telemetry.names.spans import SPANS

PAGE = Path(__file__).parent / "signals.md"

HEAD = """\
<!-- Written by docs/write_signals.py from src/integrations_anthropic/telemetry/names. Do not edit. -->

# Signals

Every span, attribute, metric and log event: what to write queries and alerts with.
[Observability](how-to/observability.md) says how they are turned on. A test compares this page with what calls,
streams, runs of tools and batches leave behind.

The column *from* says whose name it is: *package*, one of this package; *OTel*, one of the semantic conventions of
OpenTelemetry. *GenAI 1.41* are those for generative AI as of
[release 1.41](https://github.com/open-telemetry/semantic-conventions/tree/v1.41.0/docs/gen-ai), the last one that holds
them; *GenAI 0.1.0* are names that
[their own repository](https://github.com/open-telemetry/semantic-conventions-genai) has added since; *HTTP* those for
HTTP clients. Names for which the API has no value are absent: `gen_ai.conversation.id`, `gen_ai.request.seed`; and so
are the metrics by which 0.1.0 replaces those of 1.41 (`gen_ai.client.inference.*`), which dashboards do not know yet.
"""


def page() -> str:
    """The text of the page."""
    return "\n".join([HEAD, *_spans(), "", *_metrics(), "", *_labels(), "", *_logs()]) + "\n"


def _spans() -> Iterator[str]:
    yield "## Spans\n"
    yield from _table(("name", "kind", "stands for"), (SPANS[key] for key in SPANS))
    yield "\n### Attributes\n"
    yield "Content (`log_content=True`) is in none of them unless it says so.\n"
    rows = (
        (f"`{each.name}`", each.type, ", ".join(each.spans), each.convention, each.meaning) for each in SPAN_ATTRIBUTES
    )
    yield from _table(("name", "type", "of", "from", "value"), rows)


def _metrics() -> Iterator[str]:
    yield "## Metrics\n"
    yield "`prometheus` metrics have the same names and labels; those of the conventions are only in OpenTelemetry.\n"
    rows = [_metric(each, "package") for each in INSTRUMENTS]
    rows.append(_metric(COST, "package"))
    rows += [
        _metric(each, "OTel GenAI 1.41" if ".client." in each.name else "OTel GenAI 0.1.0")
        for each in GENAI_INSTRUMENTS
    ]
    yield from _table(("name", "type", "unit", "labels", "from", "meaning"), rows)


def _metric(each: Instrument, convention: str) -> tuple[str, ...]:
    labels = ", ".join(f"`{label}`" for label in each.labels)
    return f"`{each.name}`", each.kind, f"`{each.unit}`", labels, convention, each.help


def _labels() -> Iterator[str]:
    yield "### Labels\n"
    yield from _table(("name", "values"), ((f"`{name}`", values) for name, values in LABELS.items()))


def _logs() -> Iterator[str]:
    yield "## Log events\n"
    yield "The logger is `integrations_anthropic.` with the part. `…` is what differs, *service* that of the call.\n"
    rows = (
        (
            each.message,
            each.part,
            each.level,
            ", ".join(f"`{field}`" for field in each.fields),
            each.convention,
            each.meaning,
        )
        for each in LOG_EVENTS
    )
    yield from _table(("message", "part", "level", "fields", "from", "when"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def main() -> int:
    """Write the page, or with `--check` compare it."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, "utf-8")
        return 0
    if not PAGE.exists() or PAGE.read_text("utf-8") != text:
        print("docs/signals.md is out of date: run make codegen", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
