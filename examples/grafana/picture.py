"""Draw the dashboard as SVG, with data of a run on the sandbox.

`python examples/grafana/picture.py docs/dashboard.svg` takes half a minute.
The panels and their queries are read from `integrations-anthropic.json`; the values are scraped from a registry while
a client makes calls, fails, retries and streams. Only the PromQL expressions of the dashboard are supported.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from prometheus_client import CollectorRegistry

from integrations_anthropic import AnthropicClient, AnthropicError, CircuitConfig, RetryPolicy, Telemetry, message
from integrations_anthropic.sandbox import Fault, Sandbox

BOARD = Path(__file__).parent / "integrations-anthropic.json"
SECONDS, INTERVAL, WINDOW, WORKERS = 24.0, 0.25, 2.0, 4
MANUAL = "Describe as sailors do. " * 100
WIDTH, HEIGHT, GAP = 420, 230, 16
COLOURS = ("#7eb26d", "#eab839", "#6ed0e0", "#ef843c", "#e24d42", "#1f78c1", "#ba43a9")

Labels = dict[str, str]
Sample = dict[tuple[str, tuple[tuple[str, str], ...]], float]


class Series(NamedTuple):
    """One line of a panel."""

    name: str
    points: list[tuple[float, float]]


class Scrapes:
    """Samples of a registry, taken at intervals."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry
        self._taken: list[tuple[float, Sample]] = []

    def take(self, now: float) -> None:
        """Take one sample at time `now`, in seconds."""
        found = {
            (sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for metric in self._registry.collect()
            for sample in metric.samples
        }
        self._taken.append((now, found))

    def query(self, expression: str, legend: str) -> list[Series]:
        """Return the series of a query over the whole run, named by `legend`."""
        lines: dict[str, list[tuple[float, float]]] = {}
        for index, (now, _) in enumerate(self._taken):
            for labels, value in self._values(expression, index):
                name = re.sub(r"\{\{(\w+)\}\}", lambda match, labels=labels: labels.get(match[1], ""), legend)
                if not math.isnan(value):
                    lines.setdefault(name, []).append((now, value))
        return [Series(name, points) for name, points in sorted(lines.items())]

    def _values(self, expression: str, index: int) -> Iterator[tuple[Labels, float]]:
        if expression.endswith(" > 0"):
            yield from ((labels, value) for labels, value in self._values(expression[:-4], index) if value > 0)
        elif found := re.fullmatch(r"(\d+) \* (.+)", expression):
            yield from ((labels, float(found[1]) * value) for labels, value in self._values(found[2], index))
        elif found := re.fullmatch(r"histogram_quantile\(([\d.]+), (.+)\)", expression):
            buckets = {float(labels["le"]): value for labels, value in self._values(found[2], index)}
            yield {}, quantile(float(found[1]), sorted(buckets.items()))
        elif found := re.fullmatch(r"(sum|min|max)(?: by \((\w+)\) )?\((.+)\)", expression):
            groups: dict[str, list[float]] = {}
            for labels, value in self._values(found[3], index):
                groups.setdefault(labels.get(found[2], ""), []).append(value)
            combine: Callable[[list[float]], float] = {"sum": sum, "min": min, "max": max}[found[1]]
            yield from (({found[2] or "": name}, combine(values)) for name, values in groups.items())
        elif found := re.fullmatch(r"rate\((\w+)\{(.+)\}\[\$__rate_interval\]\)", expression):
            now, sample = self._taken[index]
            then, before = next((t, s) for t, s in self._taken if t >= now - WINDOW)
            for key, value in sample.items():
                if key[0] == found[1] and now > then and is_selected(dict(key[1]), found[2]):
                    yield dict(key[1]), (value - before.get(key, 0.0)) / (now - then)
        elif found := re.fullmatch(r"(\w+)\{(.+)\}", expression):
            for (name, of), value in self._taken[index][1].items():
                if name == found[1] and is_selected(dict(of), found[2]):
                    yield dict(of), value
        else:
            raise ValueError(f"unsupported query: {expression}")


def is_selected(labels: Labels, matchers: str) -> bool:
    """Whether labels fit the matchers of a query: `name=~"pattern"`, `name!~"pattern"`. A variable fits everything."""
    for name, operator, pattern in re.findall(r'(\w+)(=~|!~)"([^"]*)"', matchers):
        fits = pattern.startswith("$") or re.fullmatch(pattern, labels.get(name, "")) is not None
        if fits is not (operator == "=~"):
            return False
    return True


def quantile(q: float, buckets: list[tuple[float, float]]) -> float:
    """Return the quantile as Prometheus does: linear interpolation inside a bucket; NaN without observations."""
    total = buckets[-1][1] if buckets else 0.0
    if total <= 0:
        return math.nan
    below, start = 0.0, 0.0
    for bound, count in buckets:
        if count >= q * total:
            if math.isinf(bound):
                return start
            return start + (bound - start) * (q * total - below) / max(count - below, 1e-12)
        below, start = count, bound
    return start


def run(scrapes: Scrapes, registry: CollectorRegistry) -> None:
    """Run four users of one client, with an outage in the middle."""
    rng = random.Random(7)
    with Sandbox(requests_per_minute=900, input_tokens_per_minute=200_000, token_delay=0.02) as sandbox:
        client = AnthropicClient(
            api_key="sandbox-key",
            base_url=sandbox.url,
            telemetry=Telemetry(prometheus_registry=registry),
            retry=RetryPolicy(initial_delay=0.05, max_retries=2),
            circuit=CircuitConfig(failure_threshold=4, open_duration=1.5, success_threshold=2),
            log_level="CRITICAL",
            meter=True,
        )
        started, outage = time.monotonic(), False
        users = [
            threading.Thread(target=simulate_user, args=(client, started, random.Random(n))) for n in range(WORKERS)
        ]
        for user in users:
            user.start()
        while (now := time.monotonic() - started) < SECONDS:
            scrapes.take(now)
            if 9 < now < 14:
                if not outage:
                    sandbox.faults.add(Fault(status=529, times=None, retry_after=0))
                outage = True
            elif outage:
                sandbox.faults.clear()
                outage = False
            elif rng.random() < 0.15:
                sandbox.faults.add(Fault(status=500, retry_after=0, times=2))
            elif rng.random() < 0.3:
                sandbox.faults.add(Fault(delay=rng.uniform(0.1, 0.6)))
            time.sleep(INTERVAL)
        for user in users:
            user.join()
        client.close()


def simulate_user(client: AnthropicClient, started: float, rng: random.Random) -> None:
    """Simulate one user: calls, streams, and sometimes a stream that is closed early."""
    while time.monotonic() - started < SECONDS:
        request: Any = {"model": "claude-haiku-4-5", "max_tokens": 300}
        request["system"] = [{"type": "text", "text": MANUAL, "cache_control": {"type": "ephemeral"}}]
        request["messages"] = [message("user", "Describe the sea " * rng.randint(1, 12))]
        try:
            if rng.random() < 0.5:
                client.messages.create(**request)
            elif rng.random() < 0.1:
                with client.messages.create_stream(**request) as stream:
                    next(iter(stream))
            else:
                client.messages.create_stream(**request).get_final_text()
            if rng.random() < 0.2:
                client.models.list()
        except AnthropicError:
            time.sleep(0.1)
        time.sleep(rng.uniform(0.02, 0.25))


def draw(board: Any, query: Callable[[str, str], list[Series]]) -> str:
    """Return the dashboard as SVG."""
    panels = board["panels"]
    columns = 3
    rows = math.ceil(len(panels) / columns)
    width, height = columns * (WIDTH + GAP) + GAP, rows * (HEIGHT + GAP) + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">',
        f'<rect width="{width}" height="{height}" fill="#111217"/>',
    ]
    for index, panel in enumerate(panels):
        series = [line for target in panel["targets"] for line in query(target["expr"], target["legendFormat"])]
        x, y = GAP + index % columns * (WIDTH + GAP), GAP + index // columns * (HEIGHT + GAP)
        stepped = panel["fieldConfig"]["defaults"]["custom"].get("lineInterpolation") == "stepAfter"
        parts.append(f'<g transform="translate({x} {y})">{panel_svg(panel, series, stepped=stepped)}</g>')
    return "\n".join([*parts, "</svg>", ""])


def panel_svg(panel: Any, series: list[Series], *, stepped: bool) -> str:
    """Return one panel as SVG: title, axis, lines, legend."""
    unit = {"s": " s", "reqps": "/s"}.get(panel["fieldConfig"]["defaults"]["unit"], "")
    maximum = round_up(max((value for line in series for _, value in line.points), default=1.0))
    left, top, right, bottom = 52, 34, WIDTH - 12, HEIGHT - 44
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="3" fill="#181b1f" stroke="#2c2f35"/>',
        f'<text x="12" y="21" fill="#ccccdc" font-size="14">{escape(panel["title"])}</text>',
    ]
    for step in range(5):
        y = bottom - (bottom - top) * step / 4
        parts.append(f'<path d="M{left} {y:.0f}H{right}" stroke="#2c2f35"/>')
        label = f"{maximum * step / 4000:g}k" if maximum >= 1000 else f"{maximum * step / 4:g}{unit}"
        parts.append(
            f'<text x="{left - 6}" y="{y + 4:.0f}" fill="#8e8e9a" font-size="10" text-anchor="end">{label}</text>'
        )
    cursor = left
    for line, colour in zip(series, COLOURS, strict=False):
        points = [
            (left + (right - left) * at / SECONDS, bottom - (bottom - top) * v / maximum) for at, v in line.points
        ]
        # A line ends where there is no value.
        begins = [not n or line.points[n][0] - line.points[n - 1][0] > 4 * INTERVAL for n in range(len(points))]
        path = "".join(
            f"H{x:.1f}V{y:.1f}" if stepped and not begin else f"{'M' if begin else 'L'}{x:.1f} {y:.1f}"
            for begin, (x, y) in zip(begins, points, strict=True)
        )
        parts.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        parts.append(f'<path d="M{cursor} {HEIGHT - 18}h12" stroke="{colour}" stroke-width="3"/>')
        parts.append(
            f'<text x="{cursor + 16}" y="{HEIGHT - 14}" fill="#ccccdc" font-size="11">{escape(line.name)}</text>'
        )
        cursor += 34 + 6.2 * len(line.name)
    return "".join(parts)


def round_up(value: float) -> float:
    """Round up to 1, 2, 4, 5, 8 or 10 times a power of ten."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(power * step for step in (1, 2, 4, 5, 8, 10) if power * step >= value * 0.999)


def main() -> None:
    registry = CollectorRegistry()
    scrapes = Scrapes(registry)
    run(scrapes, registry)
    Path(sys.argv[1]).write_text(draw(json.loads(BOARD.read_text("utf-8")), scrapes.query), "utf-8")


if __name__ == "__main__":
    main()
