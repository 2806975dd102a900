"""Hostile arguments and hostile responses, for every public method of a client."""

from __future__ import annotations

import gzip
import inspect
import json
import os
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from integrations_anthropic import NULL, AnthropicError
from tests.unit.responses import EVENTS, MESSAGE, failure, page, sse

LONGER = int(os.environ.get("FUZZ_EXAMPLES", "0"))
FUZZED = settings(
    max_examples=LONGER or 120,
    derandomize=not LONGER,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
"""Some seconds, and the same examples each time; `FUZZ_EXAMPLES=5000` searches longer, and anew each time."""

SERVICES = ("messages", "models", "batches", "admin.organizations", "admin.users", "admin.invites", "admin.api_keys")
SERVICES += ("admin.workspaces", "admin.workspaces.members")

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
VALID: dict[str, Any] = HELLO | {
    "requests": [{"custom_id": "a", "params": HELLO}],
    "tools": [],
    "output_type": int,
    "name": "a",
    "email": "a@example.com",
    "role": "user",
    "workspace_role": "workspace_user",
}


class Opaque:
    """An object that no codec knows, and that shows itself badly."""

    def __repr__(self) -> str:
        raise RuntimeError("of the caller")


def _recursive() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


def _deep() -> Any:
    found: Any = "x"
    for _ in range(5000):
        found = [found]
    return found


HOSTILE: list[Callable[[], Any]] = [
    *(
        lambda value=value: value  # type: ignore[misc]  # bound now
        for value in [
            *(None, NULL, True, 0, -1, 2**70, 10**400, 0.5, float("nan"), float("inf"), "", " ", "..", ".", "%2e%2e"),
            *("x" * 70_000, "\ud800", "\0", "é", "a\r\nb: c", "{x}", "/", "?", "1e999", "NaN", b"x", bytearray(b"x")),
            *([], (), [5], [None], [[]], ["\ud800"], [{}], {}, {"a": 1}, {5: 1}, {"": ""}, {"\ud800": "\udfff"}),
            *({"x-a": "é"}, {"content-length": "5"}, {"a": None}, {"a": float("nan")}, {"type": "x"}, {"role": 1}),
            *(set(), frozenset({1}), object, int, print, range(3), memoryview(b"x"), 1j, [{"role": "user"}]),
        ]
    ),
    object,
    Opaque,
    lambda: {"a": Opaque()},
    lambda: iter([1, "a"]),
    lambda: (n for n in "ab"),
    _recursive,
    _deep,
]

hostile = st.sampled_from(HOSTILE).map(lambda make: make())


def methods(client: Any) -> Iterator[tuple[str, Any]]:
    """Every public method of every service, by name."""
    for service in SERVICES:
        found = client
        for part in service.split("."):
            found = getattr(found, part)
        for name, method in inspect.getmembers(found, callable):
            if not name.startswith("_"):
                yield f"{service}.{name}", method


@st.composite
def calls(draw: st.DrawFn, signatures: Mapping[str, inspect.Signature]) -> tuple[str, list[Any], dict[str, Any]]:
    """A method and its arguments: valid ones where they are known, with some hostile ones among them."""
    method = draw(st.sampled_from(sorted(signatures)))
    parameters = signatures[method].parameters.values()
    named = [p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    needed = [p.name for p in parameters if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
    given = {name: VALID.get(name, "x") for name in named if name in VALID or name in needed}
    for name in draw(st.lists(st.sampled_from([*named, "unknown"]), max_size=3, unique=True)):
        given[name] = draw(hostile)
    if draw(st.integers(0, 9)) == 0:
        return method, [draw(hostile)], draw(st.sampled_from([{}, given]))
    return method, [], given


def _whole(status: int, body: bytes, kind: str, *more: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Status", f"content-type: {kind}", f"content-length: {len(body)}", *more, "", ""]
    return "\r\n".join(lines).encode() + body


def _sound() -> list[bytes]:
    result = {"custom_id": "a", "result": {"type": "succeeded", "message": MESSAGE}}
    bodies = [MESSAGE, page(["a", "b"], more=True), {"data": []}, result, None, [], 5, "x", {}, {"input_tokens": 5}]
    whole = [_whole(200, json.dumps(body).encode(), "application/json") for body in bodies]
    whole += [_whole(s, json.dumps(failure("api_error")).encode(), "application/json") for s in (400, 401, 404, 429)]
    whole += [_whole(status, b"<html><title>No</title>", "text/html", "retry-after: 5") for status in (200, 500, 529)]
    whole += [_whole(302, b"", "text/plain", f"location: {to}") for to in ("/x", "//[", "/" + "y" * 40_000, "\\", "")]
    stream = sse(EVENTS)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (stream[:70], stream[70:])) + b"0\r\n\r\n"
    whole.append(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n" + chunked)
    whole.append(_whole(200, sse([EVENTS[0], failure("overloaded_error")]), "text/event-stream"))
    whole.append(_whole(200, gzip.compress(json.dumps(MESSAGE).encode()), "application/json", "content-encoding: gzip"))
    whole.append(_whole(200, json.dumps(MESSAGE).encode(), "application/json", "content-encoding: gzip"))
    whole.append(b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n" * 3 + whole[0])
    return [*whole, b"", b"HTTP/1.1 200 OK\r\n\r\n", b"SSH-2.0-OpenSSH\r\n", b"HTTP/0.9 \xff\r\n\r\n"]


SOUND = _sound()


@st.composite
def responses(draw: st.DrawFn) -> bytes:
    """The bytes of a response: sound, or with some of them changed, removed or added."""
    data = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 4, 40, 10**6])))
        put = draw(
            st.binary(max_size=6) | st.sampled_from([b"null", b"-1", b"{}", b"[", b"\r\n\r\n", b"1e999", b"\xff"])
        )
        data = data[:start] + put + data[end:]
    return data


class ByteServer(socketserver.ThreadingTCPServer):
    """Sends `data` to whoever asks, and closes the connection."""

    daemon_threads = True
    request_queue_size = 128
    data = b""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Sending)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away."""

    def __enter__(self) -> ByteServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Sending(socketserver.BaseRequestHandler):
    server: ByteServer

    def handle(self) -> None:
        self.request.settimeout(20)
        with suppress(OSError), self.request.makefile("rb") as lines:
            length = 0
            while (line := lines.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            lines.read(length)
            self.request.sendall(self.server.data)
            # What the client still sends is read, so that the end is no reset.
            self.request.shutdown(socket.SHUT_WR)
            while self.request.recv(65_536):
                pass


def check(error: Exception) -> None:
    """Raise an exception again that must not leave the package."""
    if isinstance(error, AnthropicError):
        assert str(error) and repr(error)
        return
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if str(error) == "of the caller":
        return
    place = "" if trace is None else trace.tb_frame.f_code.co_name
    # A wrong call: refused where Python binds the arguments, or where the package does.
    if isinstance(error, TypeError) and place in ("drive", "make_call", "_query_of"):
        return
    raise error
