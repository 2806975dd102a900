"""What the server does about one request: which bytes it sends when, and what happens to the connection."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from tests.simulation.network.answers import Content, content_of, foreign_answer, refusal
from tests.simulation.world import Asked, World

__all__ = ["CLOSE", "HALF", "RESET", "SILENCE", "Plan", "plan_for"]

CLOSE, HALF, RESET, SILENCE = "close", "half-close", "reset", "silence"
"""Steps that are no bytes. After `CLOSE` and `RESET` there is no connection, after `SILENCE` no further step."""
Step = tuple[float, bytes | str]
"""Seconds to wait, and what is done then."""

BEFORE = (CLOSE, HALF, RESET, SILENCE)
WITHIN = tuple(f"{how} within" for how in BEFORE)
AFTER = ("rubbish after", "foreign after", "foreign later", "close after", "half-close after", "reset after")
WRONG = ("too long", "too short", "no HTTP", "switching", "error event")
INFORMATIONAL = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"


class Plan(NamedTuple):
    """What the server does about one request."""

    fault: str
    """What goes wrong; empty where nothing does."""
    steps: list[Step]
    proper: int
    """The number of steps that answer the request; those after them are dropped where another one has arrived."""
    content: Content
    status: int
    delivered: int
    """Bytes of the body that are sent."""
    early: bool
    """Whether it begins when the head of the request has arrived."""
    framed: bool
    """Whether the response says where its body ends."""
    reusable: bool
    """Whether the client may send another request on the connection."""

    @property
    def is_whole(self) -> bool:
        """Whether all that was asked for is sent, in a response of HTTP."""
        return self.status == 200 and (not self.fault or self.fault in AFTER)

    @property
    def was_refused(self) -> bool:
        """Whether it says that nothing was done."""
        sent = b"".join(step for _, step in self.steps if isinstance(step, bytes))
        return self.status in (429, 529) or b"x-should-retry: true" in sent

    def text(self, *, lacking: int = 2) -> str:
        """The text of the message in the events that are sent.

        `lacking`: line breaks that the last of them may lack. It counts without them where the body ends there.
        """
        ends = reversed(self.content.texts)
        return next((text for end, text in ends if end - lacking <= self.delivered), "")

    def dropped(self) -> Plan:
        """The same, where the connection ends before it begins."""
        return self._replace(fault=CLOSE, steps=[], status=0, delivered=0, reusable=False)


def plan_for(world: World, asked: Asked, number: int) -> Plan:
    """The plan for a request that arrives for the `number`th time."""
    random = world.random_of(asked.call, asked.page, number)
    content = content_of(asked, number, random)
    fault = ""
    if not world.calm and random.random() < world.odds.faults:
        fault = random.choice([*["status"] * 8, *BEFORE, *WITHIN * 2, *AFTER, *WRONG, "early"])
    if fault == "error event" and not content.texts:
        fault = "status"
    return _Planner(world, random, fault).plan(content)


class _Planner:
    """Makes one plan."""

    def __init__(self, world: World, random: Random, fault: str) -> None:
        self.world, self.random, self.fault = world, random, fault
        self.steps: list[Step] = []
        self.reusable = self.closes = self.framed = False

    def plan(self, content: Content) -> Plan:
        status, delivered = 200, len(content.body)
        how, _, when = self.fault.partition(" ")
        if self.fault in BEFORE:
            self.do(self.fault)
            status, delivered = 0, 0
        elif self.fault in ("status", "early"):
            status, headers, body = refusal(self.random)
            delivered = 0
            self.respond(status, headers, Content(body, "application/json"))
        elif self.fault in ("no HTTP", "switching"):
            status, delivered = 0, 0
            bad = b"HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"
            self.send(bad if self.fault == "switching" else b"SSH-2.0-Server\r\n\r\n")
        elif when == "within":
            delivered = self.random.randrange(len(content.body))
            self.respond(200, {}, content, cut_at=delivered)
            self.do(how)
        elif self.fault == "error event":
            content, delivered = self.with_error(content)
            self.respond(200, {}, content)
        else:
            self.respond(200, {}, content)
        proper = len(self.steps)
        self.add_what_follows()
        early = self.fault == "early"
        return Plan(self.fault, self.steps, proper, content, status, delivered, early, self.framed, self.reusable)

    def with_error(self, content: Content) -> tuple[Content, int]:
        """A stream that an error event ends somewhere; and how much of the body comes before it."""
        end, _ = self.random.choice(content.texts[:-1])
        event = b'event: error\ndata: {"type": "error", "error": {"type": "overloaded_error", "message": "full"}}\n\n'
        return Content(content.body[:end] + event, content.kind, content.texts), end

    def add_what_follows(self) -> None:
        """What comes after the answer."""
        if self.closes:
            self.do(CLOSE)
        elif self.fault == "early" and self.random.random() < 0.5:
            self.do(self.random.choice([CLOSE, HALF]))
        elif self.fault == "rubbish after":
            self.send(self.random.choice([b"\r\n", b"\0", b"0\r\n\r\n", b"x" * 5000]))
        elif self.fault == "foreign after":
            self.steps.append((0.0, foreign_answer()))
        elif self.fault == "foreign later":
            self.steps.append((self.random.choice([0.0001, 0.01, 1.0, 9.0]), foreign_answer()))
        elif self.fault in AFTER:
            self.steps.append((self.random.choice([0.0, 0.0001, 0.01, 3.0]), self.fault.partition(" ")[0]))

    def do(self, action: str) -> None:
        self.steps.append((self.world.pause(self.random), action))

    def send(self, data: bytes) -> None:
        """Send `data`, cut anywhere."""
        cuts = sorted(self.random.randrange(len(data)) for _ in range(self.random.choice([0, 0, 1, 3, 9])))
        for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True):
            if end > start:
                self.steps.append((self.world.pause(self.random), data[start:end]))

    def respond(self, status: int, headers: dict[str, str], content: Content, cut_at: int | None = None) -> None:
        """Send a response; of its body only the first `cut_at` bytes."""
        framings: list[Callable[[bytes, bool], tuple[str, bytes]]] = [self.sized, self.chunked, self.until_the_end]
        frame = self.random.choices(framings, [4, 5, 1])[0]
        if self.fault.startswith("too "):
            frame = self.sized
        body = content.body[:cut_at]
        framing, framed = frame(body, cut_at is None)
        if frame == self.sized and cut_at is not None:
            framing = f"content-length: {len(content.body)}\r\n"
        closing = self.random.random() < 0.1 or frame == self.until_the_end
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        version = "HTTP/1.0" if frame != self.chunked and self.random.random() < 0.1 else "HTTP/1.1"
        close = "connection: close\r\n" if closing and (self.world.calm or self.random.random() < 0.9) else ""
        head = f"{version} {status} Status\r\ncontent-type: {content.kind}\r\n{framing}{lines}{close}\r\n"
        informational = INFORMATIONAL if self.random.random() < 0.1 else b""
        self.send(informational + head.encode() + framed)
        self.framed = frame != self.until_the_end
        self.closes = closing and cut_at is None
        ends = frame == self.until_the_end or close or version == "HTTP/1.0" or self.fault == "too long"
        self.reusable = cut_at is None and not ends
        if self.closes and ends:
            self.do(CLOSE)

    def sized(self, body: bytes, whole: bool) -> tuple[str, bytes]:
        wrong = {"too long": 7, "too short": -min(7, len(body))}.get(self.fault, 0)
        return f"content-length: {len(body) + wrong}\r\n", body

    def chunked(self, body: bytes, whole: bool) -> tuple[str, bytes]:
        size = self.random.choice([1, 10, 100, 1000, 100_000])
        size = max(size, len(body) // 100)
        extension = self.random.choice(["", "", ";name=value"]).encode()
        pieces = [body[at : at + size] for at in range(0, len(body), size)]
        framed = b"".join(b"%x%s\r\n%s\r\n" % (len(piece), extension, piece) for piece in pieces)
        return "transfer-encoding: chunked\r\n", framed + (b"0\r\n\r\n" if whole else b"")

    def until_the_end(self, body: bytes, whole: bool) -> tuple[str, bytes]:
        return "", body
