"""The example service with telemetry, its Grafana dashboard, and the picture of the dashboard."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from examples.grafana.picture import BOARD, Scrapes, draw, quantile
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from integrations_anthropic import AnthropicClient, ErrorKind, OverloadedError, Telemetry, message
from integrations_anthropic.telemetry.instruments import COST, INSTRUMENTS
from integrations_anthropic.testing import MockTransport, VirtualClock
from tests.unit.responses import MESSAGE, failure, reply_with

ROOT = Path(__file__).parents[2]


@pytest.mark.long
def test_the_service_exports_metrics_traces_and_logs() -> None:
    command = [sys.executable, "-W", "error", "examples/observed_service.py"]
    environment = {"PATH": "", "PYTHONPATH": "src", "HOME": "/nonexistent"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    console, metrics = done.stdout.split("── /metrics\n")
    assert [line for line in console.splitlines() if line.startswith("──")] == [
        '── /ask: You said: "Why is the sky blue?".',
        '── /stream: You said: "Count to five".',
        '── /ask: You said: "Goodbye".',
        "── /ask: 502 auth",
    ]
    spans = re.findall(r'^    "name": "(anthropic\.[\w.]+)"', console, re.MULTILINE)
    assert [spans.count(f"anthropic.{name}") for name in ("client.create_message", "transport.send")] == [3, 5]
    log = [json.loads(line) for line in console.splitlines() if line.startswith('{"timestamp"')]
    warned = [line["message"].partition(":")[0] for line in log if line["level"] == "WARN"]
    assert warned == ["Retry triggered", "Authentication failed"]
    assert not [line for line in log if line["level"] == "ERROR"]
    assert [line["message"] for line in log if "completed" in line["message"]] == [
        *("Request completed", "Stream completed", "Request completed")
    ]
    found = {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(metrics)
        for sample in family.samples
    }
    assert {each.name.removesuffix("_total") for each in (*INSTRUMENTS, COST)} == {
        family.name for family in text_string_to_metric_families(metrics) if not family.name.endswith("_created")
    }
    assert found["anthropic_active_streams",] == 0
    assert found["anthropic_retries_total", ("attempt_number", "2"), ("service", "messages")] == 1


@pytest.fixture(scope="module")
def board() -> Any:
    return json.loads(BOARD.read_text("utf-8"))


def queries_of(board: Any) -> list[str]:
    return [target["expr"] for panel in board["panels"] for target in panel["targets"]]


def test_the_dashboard_shows_every_metric_grouped_and_selected_by_labels_it_has(board: Any) -> None:
    shown = {each.name: {*each.labels, "instance", "le"} for each in (*INSTRUMENTS, COST)}
    named = set()
    for query in queries_of(board):
        ((name, matchers),) = re.findall(r"(anthropic_\w+)\{(.*?)\}", query)
        name = name.removesuffix("_bucket")
        named.add(name)
        labels = {*re.findall(r"by \((\w+)\)", query), *re.findall(r"(\w+)[=!]~", matchers)}
        assert labels <= shown[name], query
        variables = {label for label in ("instance", "service", "model") if f'{label}=~"${label}"' in matchers}
        assert variables == shown[name] & {"instance", "service", "model"}, query
    assert named == shown.keys()
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"]) == 11


def test_the_dashboard_has_variables_for_instance_service_and_model(board: Any) -> None:
    variables = {each["name"]: each for each in board["templating"]["list"]}
    assert variables.keys() == {"datasource", "instance", "service", "model"}
    for name in ("instance", "service", "model"):
        assert variables[name]["query"]["query"].endswith(f", {name})")
        assert variables[name]["allValue"] == ".*"


def test_the_rules_name_series_that_there_are() -> None:
    rules = yaml.safe_load((BOARD.parent / "alerts.yml").read_text("utf-8"))["groups"][0]["rules"]
    known = {each.name for each in INSTRUMENTS} | {rule["record"] for rule in rules if "record" in rule}
    named = {name for rule in rules for name in re.findall(r"(?:service:)?anthropic_\w+(?::\w+)?", rule["expr"])}
    assert named <= known
    assert [rule["alert"] for rule in rules if "alert" in rule] == [
        *("AnthropicCircuitOpen", "AnthropicErrorBudgetFast", "AnthropicErrorBudgetSlow", "AnthropicRateLimitNear")
    ]
    callers = [set(found.split("|")) for rule in rules for found in re.findall(r'error_type!~"([^"]*)"', rule["expr"])]
    kinds = {kind.value for kind in ErrorKind}
    assert len(callers) == 4 and all(kinds >= each == callers[0] for each in callers)


def test_the_picture_shows_the_scraped_values(board: Any) -> None:
    registry, clock = CollectorRegistry(), VirtualClock()
    scrapes = Scrapes(registry)
    replies = [reply_with(MESSAGE, anthropic_ratelimit_requests_remaining=str(n)) for n in range(9, 5, -1)]
    transport = MockTransport(*replies, reply_with(failure("overloaded_error"), 529))
    client = AnthropicClient(
        api_key="k",
        transport=transport,
        clock=clock,
        max_retries=0,
        telemetry=Telemetry(prometheus_registry=registry),
    )
    request: Any = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [message("user", "Hi")]}
    for second in range(4):
        client.messages.create(**request)
        scrapes.take(float(second))
    with pytest.raises(OverloadedError):
        client.messages.create(**request)
    scrapes.take(4.0)
    (left,) = scrapes.query('anthropic_rate_limit_remaining{instance=~"$instance"}', "{{limit_type}}")
    assert left.name == "requests"
    assert [value for _, value in left.points] == [9, 8, 7, 6, 6]
    calls = scrapes.query(board["panels"][0]["targets"][0]["expr"], "{{status}}")
    assert {line.name: line.points[-1] for line in calls} == {
        "error": (4.0, 0.5),
        "success": (4.0, 0.5),
        "cancelled": (4.0, 0.0),
        "closed": (4.0, 0.0),
    }
    picture = ElementTree.fromstring(draw(board, scrapes.query))
    texts = ["".join(element.itertext()) for element in picture.iter() if element.tag.endswith("text")]
    assert {panel["title"] for panel in board["panels"]} <= set(texts)
    assert {"success", "error", "overloaded", "p50", "requests", "messages"} <= set(texts)


def test_a_quantile_equals_that_of_prometheus() -> None:
    buckets = [(0.1, 10.0), (0.5, 20.0), (float("inf"), 20.0)]
    assert quantile(0.5, buckets) == pytest.approx(0.1)
    assert quantile(0.75, buckets) == pytest.approx(0.3)
    assert quantile(1.0, [(0.1, 1.0), (float("inf"), 2.0)]) == pytest.approx(0.1)
    assert quantile(0.5, []) != quantile(0.5, [])


def test_the_picture_in_the_docs_shows_this_dashboard(board: Any) -> None:
    text = (ROOT / "docs" / "dashboard.svg").read_text("utf-8")
    assert all(f">{panel['title']}</text>" in text for panel in board["panels"])
