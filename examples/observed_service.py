"""A small HTTP service that calls a model, with telemetry: /metrics, and traces and a JSON log on the console.

`python examples/observed_service.py` starts it on a local sandbox, sends a few questions, prints /metrics and exits.
`--serve 8000` keeps it running: `curl -d 'Why?' localhost:8000/ask`, `curl localhost:8000/metrics`.
"""

from __future__ import annotations

import argparse
import sys
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    RetryPolicy,
    Telemetry,
    configure_logging,
    message,
)
from integrations_anthropic.sandbox import Fault, Sandbox

MODEL = "claude-haiku-4-5"
MANUAL = "You answer questions of visitors in one sentence. " * 500


class Service(ThreadingHTTPServer):
    """Serves POST /ask (a reply of the model), POST /stream (the same, streamed internally) and GET /metrics."""

    daemon_threads = True

    def __init__(self, client: AnthropicClient, registry: CollectorRegistry, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.client = client
        self.registry = registry

    @property
    def url(self) -> str:
        """Base URL of the service."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        if self.path == "/metrics":
            self._respond(200, generate_latest(self.server.registry), CONTENT_TYPE_LATEST)
        else:
            self._respond(404, b"use GET /metrics, POST /ask or POST /stream\n")

    def do_POST(self) -> None:
        question = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        request: Any = {"model": MODEL, "max_tokens": 200, "messages": [message("user", question or "Hello")]}
        # The same with each question, so that it is read from the prompt cache, at a tenth of the price.
        request["system"] = [{"type": "text", "text": MANUAL, "cache_control": {"type": "ephemeral"}}]
        messages = self.server.client.messages
        try:
            if self.path == "/stream":
                with messages.create_stream(**request) as stream:
                    text = "".join(stream.text_stream)
            else:
                text = messages.create(**request).text
        except AnthropicError as error:
            self._respond(502, f"{error.kind}\n".encode())
        else:
            self._respond(200, text.encode())

    def _respond(self, status: int, body: bytes, kind: str = "text/plain; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Disable the access log: the client logs its calls."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--serve", type=int, metavar="PORT", help="keep serving until interrupted")
    port = arguments.parse_args().serve
    configure_logging("INFO", stream=sys.stdout)
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
    registry = CollectorRegistry()
    telemetry = Telemetry(tracer_provider=provider, prometheus_registry=registry)
    with (
        Sandbox(requests_per_minute=600) as sandbox,
        AnthropicClient(
            api_key="sandbox-key",
            base_url=sandbox.url,
            telemetry=telemetry,
            retry=RetryPolicy(initial_delay=0.05),
            meter=True,
        ) as client,
        Service(client, registry, port or 0) as service,
    ):
        if port:
            print(f"listening at {service.url}", flush=True)
            service.serve_forever()
        threading.Thread(target=service.serve_forever, daemon=True).start()
        sandbox.faults.add(Fault(status=529, retry_after=0))
        for path, question in (("/ask", "Why is the sky blue?"), ("/stream", "Count to five"), ("/ask", "Goodbye")):
            print(f"── {path}: {_post(service.url + path, question)}")
        sandbox.faults.add(Fault(status=401))
        print(f"── /ask: {_post(service.url + '/ask', 'With an invalid key?')}")
        with urllib.request.urlopen(f"{service.url}/metrics") as response:
            print(f"── /metrics\n{response.read().decode()}")
        service.shutdown()
    provider.shutdown()


def _post(url: str, text: str) -> str:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, text.encode())) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return f"{error.code} {error.read().decode().strip()}"


if __name__ == "__main__":
    main()
