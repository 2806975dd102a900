"""Delivers events in a thread of its own: a bounded queue, and a few attempts for each."""

from __future__ import annotations

import heapq
import http.client
import itertools
import logging
import socket
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import orjson

from ...secrets import SecretString
from ...webhooks.signatures import signature
from ..clock import SandboxClock
from .endpoints import WebhookReceiver, local_address

__all__ = ["Deliveries", "WebhookDelivery"]

LOGGER = logging.getLogger(__name__)
Json = Any
MAX_PENDING = 1000
MAX_KEPT = 1000
TIMEOUT_SECONDS = 5.0
STOP_SECONDS = 10.0
RETRY_SECONDS = (0.5, 2.0, 8.0)
"""Seconds before each further attempt; the API goes on for longer."""


@dataclass(frozen=True, kw_only=True)
class WebhookDelivery:
    """A delivery that has ended: it was taken, or given up."""

    event: Json
    """The event, as JSON."""
    url: str
    attempts: int
    status: int | None
    """Status of the last response; None where there was none."""


@dataclass(order=True)
class _Pending:
    due: float
    number: int
    event: Json = field(compare=False)
    endpoint: WebhookReceiver = field(compare=False)
    attempts: int = field(compare=False, default=0)


class Deliveries:
    """Events on their way to receivers. Thread-safe; the thread starts with the first event."""

    def __init__(self, clock: SandboxClock) -> None:
        """`clock`: of the signatures. Waits between attempts are of the system's clock."""
        self._clock, self._retries = clock, RETRY_SECONDS
        self._changed = threading.Condition()
        self._pending: list[_Pending] = []
        self._numbers = itertools.count()
        self._ended: deque[WebhookDelivery] = deque(maxlen=MAX_KEPT)
        self._thread: threading.Thread | None = None
        self._sending: _Pending | None = None
        self._connection: http.client.HTTPConnection | None = None
        self._stopping = False
        self.dropped = 0
        """Events that were dropped, because too many were pending."""

    def add(self, event: Json, endpoint: WebhookReceiver) -> None:
        """Deliver an event soon. With 1,000 pending ones it is dropped, and a warning logged."""
        with self._changed:
            if self._stopping or len(self._pending) >= MAX_PENDING:
                self.dropped += 1
                LOGGER.warning("a webhook is dropped: %d are pending", len(self._pending))
                return
            heapq.heappush(self._pending, _Pending(time.monotonic(), next(self._numbers), event, endpoint))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="anthropic-sandbox-webhooks", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    @property
    def ended(self) -> list[WebhookDelivery]:
        """The last 1,000 deliveries that have ended, oldest first."""
        with self._changed:
            return list(self._ended)

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is pending; whether that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._pending and self._sending is None, seconds)

    def clear(self) -> None:
        """Forget what is pending, and what has ended."""
        with self._changed:
            self._pending.clear()
            self._ended.clear()
            self.dropped = 0
            self._changed.notify_all()

    def stop(self) -> None:
        """Drop what is pending, and end the thread. Adding an event afterwards starts another one."""
        with self._changed:
            thread, self._thread, self._stopping = self._thread, None, True
            self._pending.clear()
            self._changed.notify_all()
            connection = self._connection
        if connection is not None and connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)
        if thread is not None and thread is not threading.current_thread():
            thread.join(STOP_SECONDS)
        with self._changed:
            self._stopping = False

    def _run(self) -> None:
        while (next_one := self._take()) is not None:
            status = self._send(next_one)
            with self._changed:
                self._sending = None
                self._settle(next_one, status)
                self._changed.notify_all()

    def _take(self) -> _Pending | None:
        """The next event that is due; None where the thread is to end."""
        with self._changed:
            while self._thread is threading.current_thread():
                now = time.monotonic()
                if self._pending and self._pending[0].due <= now:
                    self._sending = heapq.heappop(self._pending)
                    return self._sending
                self._changed.wait(self._pending[0].due - now if self._pending else None)
            return None

    def _settle(self, sent: _Pending, status: int | None) -> None:
        """Keep what came of an attempt, or have another one made."""
        if self._thread is not threading.current_thread():
            return
        sent.attempts += 1
        taken = status is not None and 200 <= status < 300
        if taken or sent.attempts > len(self._retries):
            url = sent.endpoint.url
            self._ended.append(WebhookDelivery(event=sent.event, url=url, attempts=sent.attempts, status=status))
            if not taken:
                LOGGER.warning("a webhook was not taken by %s after %d attempts", url, sent.attempts)
            return
        sent.due = time.monotonic() + self._retries[sent.attempts - 1]
        heapq.heappush(self._pending, sent)

    def _send(self, pending: _Pending) -> int | None:
        """The status of the response; None where there is none."""
        endpoint = pending.endpoint
        address = local_address(endpoint.url)
        if address is None:
            return None
        host, port, target = address
        body = orjson.dumps(pending.event)
        seconds, name = int(self._clock.time()), str(pending.event["id"])
        headers = {
            "content-type": "application/json",
            "user-agent": "integrations-anthropic-sandbox",
            "webhook-id": name,
            "webhook-timestamp": str(seconds),
            "webhook-signature": signature(SecretString(endpoint.secret), name, seconds, body.decode()),
        }
        # Redirects are not followed: they could lead to another machine.
        connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
        self._connection = connection
        try:
            connection.request("POST", target, body, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException) as error:
            LOGGER.debug("a webhook could not be delivered to %s: %r", endpoint.url, error)
            return None
        finally:
            self._connection = None
            connection.close()
