"""A session over a real socket: its list of events, and streams of them that end in many ways."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.integration.servers import Asked, ScriptedServer, answer

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nrequest-id: req_1\r\n\r\n"
PING = b'event: ping\ndata: {"type": "ping"}\n\n'
FIRST = datetime(2026, 6, 12, 13, 0, tzinfo=UTC)

Json = Any


def event(number: int, kind: str = "agent.message", **fields: Any) -> Json:
    """The event `e<number>`, a second after the one before."""
    processed = (FIRST + timedelta(seconds=number)).isoformat()
    content = {"content": [{"type": "text", "text": f"text {number}"}]} if kind.endswith(".message") else {}
    return {"id": f"e{number}", "type": kind, "processed_at": processed, **content, **fields}


def idle(number: int, *awaited: str) -> Json:
    """A `session.status_idle`, which waits for answers to the calls."""
    reason = {"type": "requires_action", "event_ids": list(awaited)} if awaited else {"type": "end_turn"}
    return event(number, "session.status_idle", stop_reason=reason, stop_details=None)


def custom_call(number: int, name: str = "weather", **given: Any) -> Json:
    """A call of a tool of the client."""
    return event(number, "agent.custom_tool_use", name=name, input=given)


def agent_call(number: int, permission: str | None, kind: str = "agent.tool_use", **fields: Any) -> Json:
    """A call of a tool of the agent."""
    return event(number, kind, name="bash", input={"command": "ls"}, evaluated_permission=permission, **fields)


def wire(data: Json) -> bytes:
    """An event as it is streamed."""
    return f"event: {data['type']}\ndata: {json.dumps(data)}\n\n".encode()


def error_answer(status: int, kind: str) -> bytes:
    """A response with an error."""
    body = json.dumps({"type": "error", "error": {"type": kind, "message": "no"}}).encode()
    return answer(status, body, content_type="application/json", request_id="req_2")


class Part(NamedTuple):
    """What happens while one stream is open, and after it."""

    events: Sequence[Json] = ()
    """Events that happen, and are streamed."""
    size: int | None = None
    """Bytes of them that are streamed; None: all."""
    end: str = "close"
    """How the stream ends: "close", "reset", "end", "stall", "ping"; or "stay": it goes on until the next part."""
    missed: Sequence[Json] = ()
    """Events that happen after it."""
    unsent: Sequence[Json] = ()
    """What is streamed and not listed, before the events."""
    refused: bytes = b""
    """A response in place of the stream."""


class SessionServer(ScriptedServer):
    """Plays the parts one after another, each on a stream of its own; the last one for all that follow.

    `past`: events that exist. `react`: called with each event that is sent to the session; returns those that follow.
    `page`: most events of a page. `address`: where it listens.
    """

    def __init__(
        self,
        *parts: Part,
        past: Sequence[Json] = (),
        react: Callable[[Json], Sequence[Json]] | None = None,
        page: int = 1000,
        address: Any = ("127.0.0.1", 0),
    ) -> None:
        super().__init__(self._answer, address=address)
        self.events: list[Json] = list(past)
        self.sent: list[Json] = []
        self.streams = 0
        self.lists: list[bytes] = []
        """Responses to the next lists, in place of theirs."""
        self.sends: list[bytes] = []
        """The same for what is sent; an empty one closes the connection once it was recorded."""
        self._parts = parts
        self._react = react
        self._page = page
        self._changed = threading.Condition()
        self._looks = 0

    def happen(self, *events: Json) -> None:
        """Events happen: they are in the list, and on a stream that stays open."""
        with self._changed:
            self.events += events
            self._changed.notify_all()

    def queries(self, path: str = "events") -> list[dict[str, list[str]]]:
        """The queries of the requests to a path."""
        split = [urlsplit(asked.target) for asked in self.asked if asked.method == "GET"]
        return [parse_qs(url.query) for url in split if url.path.endswith(f"/{path}")]

    def _answer(self, asked: Asked, connection: socket.socket) -> None:
        url = urlsplit(asked.target)
        if asked.method == "POST":
            self._take(asked, connection)
        elif url.path.endswith("/stream"):
            self._stream(connection)
        else:
            data = self._listed(parse_qs(url.query))
            with self._changed:
                self._looks += 1
                self._changed.notify_all()
            if self.lists:
                connection.sendall(self.lists.pop(0))
            else:
                self._json(connection, data)

    def _json(self, connection: socket.socket, data: Json) -> None:
        connection.sendall(answer(200, json.dumps(data).encode(), content_type="application/json"))

    def _listed(self, query: dict[str, list[str]]) -> Json:
        since, types = query.get("created_at[gte]", [""])[0], query.get("types[]")
        with self._changed:
            found = sorted(self.events, key=lambda data: data["processed_at"] or "9")
        if since:
            moment = datetime.fromisoformat(since)
            found = [e for e in found if e["processed_at"] and datetime.fromisoformat(e["processed_at"]) >= moment]
        found = [data for data in found if types is None or data["type"] in types]
        if query.get("order") == ["desc"]:
            found.reverse()
        begin, size = int(query.get("page", ["0"])[0]), min(int(query.get("limit", ["20"])[0]), self._page)
        rest = found[begin : begin + size]
        return {"data": rest, "next_page": str(begin + size) if begin + size < len(found) else None}

    def _take(self, asked: Asked, connection: socket.socket) -> None:
        refused = self.sends.pop(0) if self.sends else None
        if refused:
            connection.sendall(refused)
            return
        recorded = []
        for data in json.loads(asked.body)["events"]:
            self.sent.append(data)
            moment = (FIRST + timedelta(hours=1, seconds=len(self.sent))).isoformat()
            recorded.append({"id": f"s{len(self.sent)}", "processed_at": moment, **data})
        self.happen(*recorded)
        for data in recorded:
            self.happen(*(self._react(data) if self._react is not None else ()))
        if refused is not None:
            raise ConnectionAbortedError("close the connection")
        self._json(connection, {"data": recorded})

    def _stream(self, connection: socket.socket) -> None:
        part = self._parts[min(self.streams, len(self._parts) - 1)]
        is_last = self.streams >= len(self._parts)  # its events have happened
        self.streams += 1
        if part.refused:
            self.happen(*(() if is_last else part.missed))
            connection.sendall(part.refused)
            return
        with self._changed:
            position, looks = len(self.events), self._looks
        connection.sendall(HEAD)
        with self._changed:
            # What happens before the list is asked for would be in it.
            self._changed.wait_for(lambda: self._looks > looks, 1)
        events = () if is_last else part.events
        self.happen(*events)
        if part.end == "stay":
            connection.sendall(chunk(b"".join(map(wire, part.unsent))))
            self._follow(connection, position)
        else:
            connection.sendall(chunk(b"".join(map(wire, (*part.unsent, *events)))[: part.size]))
        self.happen(*(() if is_last else part.missed))
        _end(connection, part.end)

    def _follow(self, connection: socket.socket, position: int) -> None:
        connection.settimeout(0.001)
        for _ in range(3000):
            with self._changed:
                if len(self.events) == position:
                    self._changed.wait(0.01)
                fresh, position = self.events[position:], len(self.events)
            if fresh:
                connection.sendall(chunk(b"".join(map(wire, fresh))))
            try:
                if not connection.recv(1):
                    return
            except TimeoutError:
                continue


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data) if data else b""


def _end(connection: socket.socket, how: str) -> None:
    if how == "end":
        connection.sendall(b"0\r\n\r\n")
        return
    if how == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    if how in ("stall", "ping"):
        connection.settimeout(0.02)
        for _ in range(500):
            try:
                if not connection.recv(1):
                    break
            except TimeoutError:
                if how == "ping":
                    connection.sendall(chunk(PING))
    raise ConnectionAbortedError("close the connection")
