"""Receivers of OTLP on loopback: one over gRPC that takes what it is sent, and one over HTTP that does not."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import grpc
from opentelemetry.proto.collector.metrics.v1 import metrics_service_pb2, metrics_service_pb2_grpc
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2, trace_service_pb2_grpc

LIMIT = 4 * 1024 * 1024
"""Bytes of a message that gRPC takes by default, and so a receiver."""


class Receiver(trace_service_pb2_grpc.TraceServiceServicer, metrics_service_pb2_grpc.MetricsServiceServicer):
    """Keeps what arrives: over gRPC, with the limit that gRPC has by default."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, list[Any]]] = []
        """Bytes and spans of each batch."""
        self.metrics: dict[str, Any] = {}
        """The latest state of each metric, by name."""

    def __enter__(self) -> Self:
        self._server = grpc.server(ThreadPoolExecutor(2))
        trace_service_pb2_grpc.add_TraceServiceServicer_to_server(self, self._server)
        metrics_service_pb2_grpc.add_MetricsServiceServicer_to_server(TakesMetrics(self.metrics), self._server)
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop(0).wait()

    @property
    def spans(self) -> list[Any]:
        """All spans that arrived."""
        return [span for _, spans in self.batches for span in spans]

    def Export(self, request: Any, context: Any) -> Any:
        """Take a batch of spans."""
        scopes = (scope for resource in request.resource_spans for scope in resource.scope_spans)
        self.batches.append((request.ByteSize(), [span for scope in scopes for span in scope.spans]))
        return trace_service_pb2.ExportTraceServiceResponse()


class TakesMetrics(metrics_service_pb2_grpc.MetricsServiceServicer):
    """The part of a receiver for metrics."""

    def __init__(self, metrics: dict[str, Any]) -> None:
        self._metrics = metrics

    def Export(self, request: Any, context: Any) -> Any:
        """Take the state of all metrics."""
        scopes = (scope for resource in request.resource_metrics for scope in resource.scope_metrics)
        self._metrics.update((metric.name, metric) for scope in scopes for metric in scope.metrics)
        return metrics_service_pb2.ExportMetricsServiceResponse()


def attributes(thing: Any) -> dict[str, Any]:
    """The attributes of a span or of a data point."""
    return {each.key: getattr(each.value, each.value.WhichOneof("value")) for each in thing.attributes}


class FailingReceiver:
    """Receives over HTTP, and does `fault` with each request."""

    def __init__(self, fault: Callable[[BaseHTTPRequestHandler], None]) -> None:
        self.asked = threading.Event()
        self.ended = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                receiver.asked.set()
                self.receiver_ended = receiver.ended
                fault(self)

            def log_message(self, format: str, *args: object) -> None:
                """Print nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def refuses(status: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """Answer with this status."""

    def fault(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("content-length", "0")
        handler.end_headers()

    return fault


def resets(handler: BaseHTTPRequestHandler) -> None:
    """Reset the connection."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    handler.close_connection = True


def hangs(handler: Any) -> None:
    """Send nothing until the receiver ends."""
    handler.receiver_ended.wait()
    handler.close_connection = True
