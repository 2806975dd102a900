"""The alert rules, and the queries of the dashboard, in a real Prometheus: skipped where it is not installed."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from examples.grafana.picture import BOARD
from examples.observed_service import Service
from prometheus_client import CollectorRegistry, generate_latest

from integrations_anthropic import AnthropicClient, APIError, CircuitConfig, RetryPolicy, Telemetry, message
from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.testing import MockTransport, Reply
from tests.elapsed import eventually
from tests.unit.responses import MESSAGE, failure, reply_with

RULES = BOARD.parent / "alerts.yml"
HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [message("user", "Hi")]}


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: Debian has it in the package prometheus")
    return found


def promtool(*arguments: str | Path, text: str = "") -> str:
    """The output of promtool, which has to succeed."""
    command = [program("promtool"), *map(str, arguments)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_rules_are_valid() -> None:
    assert "8 rules found" in promtool("check", "rules", RULES)


@pytest.mark.long
def test_the_rules_do_what_their_tests_say() -> None:
    assert "SUCCESS" in promtool("test", "rules", RULES.with_name("alerts_test.yml"))


def client_of(registry: CollectorRegistry, *replies: Reply) -> AnthropicClient:
    return AnthropicClient(
        api_key="k",
        transport=MockTransport(*replies),
        telemetry=Telemetry(prometheus_registry=registry),
        circuit=CircuitConfig(failure_threshold=1),
        max_retries=0,
    )


def call(client: AnthropicClient) -> None:
    with suppress(APIError):
        client.messages.create(**HELLO)


def alerts_after(minutes: int, registry: CollectorRegistry, expected: list[dict[str, str]], folder: Path) -> None:
    """Check which circuits alert when the registry shows the same for so long."""
    samples = [sample for metric in registry.collect() for sample in metric.samples]
    series = []
    for sample in samples:
        labels = ", ".join(f'{name}="{value}"' for name, value in {**sample.labels, "instance": "i"}.items())
        series.append({"series": f"{sample.name}{{{labels}}}", "values": f"{sample.value}x{minutes}"})
    text = RULES.read_text("utf-8")
    (folder / "rules.yml").write_text(text[: text.index("        annotations:")].rstrip() + "\n", "utf-8")
    alerts = [{"exp_labels": {"severity": "critical", "instance": "i", **labels}} for labels in expected]
    test = {
        "interval": "1m",
        "input_series": series,
        "alert_rule_test": [
            {"eval_time": f"{minutes}m", "alertname": "AnthropicCircuitOpen", "exp_alerts": alerts},
        ],
    }
    found = {"rule_files": ["rules.yml"], "evaluation_interval": "1m", "tests": [test]}
    (folder / "test.yml").write_text(json.dumps(found), "utf-8")
    promtool("test", "rules", folder / "test.yml")


def test_an_open_circuit_beside_a_healthy_client_alerts(tmp_path: Path) -> None:
    registry = CollectorRegistry()
    sick = client_of(registry, reply_with(failure("api_error"), 500))
    healthy = client_of(registry, *[reply_with(MESSAGE | {"model": HELLO["model"]})] * 2)
    call(healthy)
    alerts_after(5, registry, [], tmp_path)
    call(sick)
    call(healthy)
    alerts_after(5, registry, [{"service": "messages"}], tmp_path)
    sick.close()
    alerts_after(5, registry, [], tmp_path)


def test_what_is_exposed_has_no_fault_of_form() -> None:
    registry = CollectorRegistry()
    call(client_of(registry, reply_with(MESSAGE | {"model": HELLO["model"]})))
    text = generate_latest(registry).decode()
    # Names that end in _created are prometheus_client's.
    kept = "".join(f"{line}\n" for line in text.splitlines() if "_created" not in line)
    assert promtool("check", "metrics", text=kept) == ""


class Prometheus:
    """A real Prometheus on a port of this machine."""

    def __init__(self, url: str) -> None:
        self._url = url

    def get(self, path: str, **parameters: str) -> Any:
        with urllib.request.urlopen(f"{self._url}{path}?{urllib.parse.urlencode(parameters)}", timeout=20) as response:
            return response.read()

    def is_ready(self) -> bool:
        with suppress(urllib.error.URLError, ConnectionError):
            return bool(self.get("/-/ready"))
        return False

    def query(self, expression: str) -> list[Any]:
        result: list[Any] = json.loads(self.get("/api/v1/query", query=expression))["data"]["result"]
        return result


@contextmanager
def prometheus_of(target: str, folder: Path) -> Iterator[Prometheus]:
    """A Prometheus that reads a target often, with the rules of the example."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    job = {"job_name": "service", "static_configs": [{"targets": [target.removeprefix("http://")]}]}
    settings = {
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(RULES)],
        "scrape_configs": [job],
    }
    (folder / "prometheus.yml").write_text(json.dumps(settings), "utf-8")
    command = [
        program("prometheus"),
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
        "--log.level=error",
    ]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        prometheus = Prometheus(f"http://127.0.0.1:{port}")
        assert eventually(prometheus.is_ready, 60, 0.05), (folder / "log").read_text("utf-8")
        yield prometheus
    finally:
        process.kill()
        process.wait()


@contextmanager
def observed_service() -> Iterator[tuple[Service, Sandbox]]:
    """The service of the example, as it exposes its metrics."""
    registry = CollectorRegistry()
    with (
        Sandbox(requests_per_minute=100_000) as sandbox,
        AnthropicClient(
            api_key="sandbox-key",
            base_url=sandbox.url,
            telemetry=Telemetry(prometheus_registry=registry),
            retry=RetryPolicy(initial_delay=0.0),
            meter=True,
        ) as client,
        Service(client, registry, 0) as service,
    ):
        thread = threading.Thread(target=service.serve_forever, daemon=True)
        thread.start()
        yield service, sandbox
        service.shutdown()
        thread.join()


def use(service: Service, sandbox: Sandbox) -> None:
    """Ask and stream, with a retry and with an error."""
    for path, status in (("/ask", 529), ("/stream", None), ("/ask", None), ("/ask", 401)):
        if status is not None:
            sandbox.faults.add(Fault(status=status, retry_after=0))
        # A client that has failed too often makes no retry.
        with suppress(urllib.error.HTTPError):
            urllib.request.urlopen(urllib.request.Request(service.url + path, b"Why?"), timeout=20).close()


@pytest.mark.long
def test_each_panel_of_the_dashboard_shows_what_the_example_exposes(tmp_path: Path) -> None:
    program("prometheus")
    board = json.loads(BOARD.read_text("utf-8"))
    queries = {
        f"{panel['title']} {target['refId']}": chosen(target["expr"])
        for panel in board["panels"]
        for target in panel["targets"]
    }
    with observed_service() as (service, sandbox), prometheus_of(service.url, tmp_path) as prometheus:

        def empty() -> list[str]:
            use(service, sandbox)
            return [name for name, query in queries.items() if not values(prometheus.query(query))]

        assert eventually(lambda: empty() == [], 120, 0.2), empty()
        for variable in board["templating"]["list"][1:]:
            metric, label = variable["query"]["query"][len("label_values(") : -1].rsplit(", ", 1)
            assert label in prometheus.query(chosen(metric))[0]["metric"]
        assert eventually(lambda: prometheus.query("service:anthropic_error_ratio:rate5m") != [], 60, 0.2)
        assert prometheus.query('ALERTS{alertname="AnthropicCircuitOpen"}') == []


def chosen(expression: str) -> str:
    """A query as Grafana sends it where nothing is selected."""
    filled = expression.replace("$__rate_interval", "1m")
    for name in ("instance", "service", "model"):
        filled = filled.replace(f"${name}", ".*")
    return filled


def values(result: list[Any]) -> list[float]:
    """The values that a panel can draw."""
    numbers = [float(each["value"][1]) for each in result]
    return [number for number in numbers if number == number]
