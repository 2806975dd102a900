"""Compare the SDK with plain httpx, and with the official client if it is installed: ratios measured in one run.

Figures are CPU time of this process, except the import: wall time of a new interpreter. The server is another process.
Each measurement is repeated in turn with the others; the median is printed.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import httpx
from circuits import circuit_cost
from floods import floods
from hooks import silent_cost
from limiting import limits_cost
from memory import print_memory
from server import DELTAS, LINES, BenchServer
from time_limits import time_limits

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient

ROUNDS = 5
CALLS = 300
BODY: dict[str, Any] = {"model": "claude-sonnet-5-5", "max_tokens": 99, "messages": [{"role": "user", "content": "Hi"}]}
OFFICIAL = importlib.util.find_spec("anthropic") is not None

Measure = Callable[[], float]


def cpu(work: Callable[[], int]) -> float:
    """Return microseconds of CPU time per unit of `work`, which returns the number of units it did."""
    before = time.process_time()
    units = work()
    return (time.process_time() - before) / units * 1e6


def import_time(script: str) -> Measure:
    def measure() -> float:
        code = f"import time; t = time.perf_counter()\n{script}\nprint(time.perf_counter() - t)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return float(done.stdout) * 1e6

    return measure


def compare(title: str, unit: str, measures: dict[str, Measure]) -> None:
    """Print one line: the median of each measurement, and the ratio of ours to each other one."""
    samples: dict[str, list[float]] = {name: [] for name in measures}
    for measure in measures.values():
        measure()
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            samples[name].append(measure())
    medians = {name: statistics.median(values) for name, values in samples.items()}
    shown = "  ".join(f"{name} {value:9.1f} {unit}" for name, value in medians.items())
    ratios = "  ".join(f"{medians['ours'] / v:.2f} of {name}" for name, v in medians.items() if name != "ours")
    print(f"{title:<32} {shown}   {ratios}")


def sequential(url: str) -> dict[str, Measure]:
    ours = AnthropicClient(api_key="x", base_url=url)
    raw = httpx.Client(base_url=url)

    def with_ours() -> int:
        for _ in range(CALLS):
            ours.messages.create(**BODY)
        return CALLS

    def with_raw() -> int:
        for _ in range(CALLS):
            json.loads(raw.post("/v1/messages", json=BODY).content)
        return CALLS

    measures: dict[str, Measure] = {"ours": lambda: cpu(with_ours), "httpx": lambda: cpu(with_raw)}
    if OFFICIAL:
        import anthropic

        official = anthropic.Anthropic(api_key="x", base_url=url)

        def with_official() -> int:
            for _ in range(CALLS):
                official.messages.create(**BODY)
            return CALLS

        measures["official"] = lambda: cpu(with_official)
    return measures


def concurrent(url: str, tasks: int) -> dict[str, Measure]:
    async def many(call: Callable[[], Any]) -> int:
        async def worker() -> None:
            for _ in range(max(1, CALLS // tasks)):
                await call()

        await asyncio.gather(*(worker() for _ in range(tasks)))
        return tasks * max(1, CALLS // tasks)

    async def with_ours() -> int:
        async with AsyncAnthropicClient(api_key="x", base_url=url) as client:
            return await many(lambda: client.messages.create(**BODY))

    async def with_raw() -> int:
        limits = httpx.Limits(max_connections=1000)
        async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60) as client:
            return await many(lambda: client.post("/v1/messages", json=BODY))

    return {
        "ours": lambda: cpu(lambda: asyncio.run(with_ours())),
        "httpx": lambda: cpu(lambda: asyncio.run(with_raw())),
    }


def event_stream(url: str) -> dict[str, Measure]:
    ours = AnthropicClient(api_key="x", base_url=url)
    raw = httpx.Client(base_url=url)

    def with_ours() -> int:
        with ours.messages.create_stream(**BODY) as stream:
            return sum(1 for _ in stream)

    def with_raw() -> int:
        with raw.stream(
            "POST", "/v1/messages", content=json.dumps({"stream": True} | BODY, separators=(",", ":"))
        ) as r:
            return sum(json.loads(line[5:]) is not None for line in r.iter_lines() if line.startswith("data:"))

    measures: dict[str, Measure] = {"ours": lambda: cpu(with_ours), "httpx": lambda: cpu(with_raw)}
    if OFFICIAL:
        import anthropic

        official = anthropic.Anthropic(api_key="x", base_url=url)
        measures["official"] = lambda: cpu(lambda: sum(1 for _ in official.messages.create(**BODY, stream=True)))
    return measures


def text_stream(url: str) -> dict[str, Measure]:
    ours = AnthropicClient(api_key="x", base_url=url)

    def with_ours() -> int:
        with ours.messages.create_stream(**BODY) as stream:
            count = sum(1 for _ in stream.text_stream)
            stream.get_final_message()
            return count

    measures: dict[str, Measure] = {"ours": lambda: cpu(with_ours)}
    if OFFICIAL:
        import anthropic

        official = anthropic.Anthropic(api_key="x", base_url=url)

        def with_official() -> int:
            with official.messages.stream(**BODY) as stream:
                count = sum(1 for _ in stream.text_stream)
                stream.get_final_message()
                return count

        measures["official"] = lambda: cpu(with_official)
    return measures


def result_lines(url: str) -> dict[str, Measure]:
    ours = AnthropicClient(api_key="x", base_url=url)
    raw = httpx.Client(base_url=url)

    def with_ours() -> int:
        return sum(1 for _ in ours.batches.results("b"))

    def with_raw() -> int:
        with raw.stream("GET", "/v1/messages/batches/b/results") as r:
            return sum(json.loads(line) is not None for line in r.iter_lines())

    return {"ours": lambda: cpu(with_ours), "httpx": lambda: cpu(with_raw)}


def memory(url: str) -> None:
    """Print the memory of an additional client, and the peak of reading many result lines."""
    first = AnthropicClient(api_key="x", base_url=url)
    first.messages.create(**BODY)
    tracemalloc.start()
    clients = [AnthropicClient(api_key="x", base_url=url) for _ in range(10)]
    per_client = tracemalloc.get_traced_memory()[0] / len(clients)
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    for _ in first.batches.results("b"):
        pass
    lines = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    print(f"{'additional client':<32} {per_client / 1024:.0f} KiB")
    print(f"{f'{LINES} result lines, peak':<32} {lines / 1024:.0f} KiB")


def main() -> None:
    clients = {
        "ours": import_time("from integrations_anthropic import AnthropicClient; AnthropicClient(api_key='x')"),
        "httpx": import_time("import httpx; httpx.Client()"),
    }
    if OFFICIAL:
        clients["official"] = import_time("import anthropic; anthropic.Anthropic(api_key='x')")
    compare("import and client (wall)", "µs", clients)
    with BenchServer() as server:
        compare("create, sequential", "µs", sequential(server.url))
        compare("create, 50 concurrent", "µs", concurrent(server.url, 50))
        compare(f"stream of {DELTAS} events", "µs", event_stream(server.url))
        compare("text_stream and final message", "µs", text_stream(server.url))
        compare("batch results, per line", "µs", result_lines(server.url))
        memory(server.url)
        print_memory(server.url)
    limits_cost()
    circuit_cost()
    time_limits()
    floods([])
    print(f"{'telemetry, disabled':<32} {silent_cost():.2f} µs per call")


if __name__ == "__main__":
    main()
