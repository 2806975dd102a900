"""`sandbox.webhooks`: receivers on this machine, and the events that the sandbox delivers to them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from ..clock import SandboxClock
from ..description.loader import find_folder, load
from .changes import EventFactory, session_event_types
from .delivery import Deliveries, WebhookDelivery
from .endpoints import WebhookReceiver, new_endpoint

__all__ = ["WebhookOutbox", "outbox_with"]

Json = Any


class WebhookOutbox:
    """Receivers and deliveries of one sandbox. Thread-safe.

    Without a receiver nothing is made and nothing runs. A delivery that is not answered with a status of success is
    made again three times, in ten seconds.
    """

    def __init__(self, clock: SandboxClock) -> None:
        self._factory: EventFactory | None = None
        self._clock = clock
        self._deliveries = Deliveries(clock)
        self._endpoints: tuple[WebhookReceiver, ...] = ()
        self._lock = threading.Lock()
        self.registered: Callable[[], Sequence[WebhookReceiver]] = tuple
        """Receivers that were registered through the API."""

    def add(self, url: str, *, secret: str | None = None, events: Collection[str] | None = None) -> WebhookReceiver:
        """Deliver events to a receiver from now on; its `secret` verifies them.

        `url`: an http URL of a loopback address or `localhost`. `secret`: `whsec_` and base64; default: a new one.
        `events`: types of events; default: all. Raises ValueError for an argument that is not valid, and ImportError
        where the extra `webhooks` is not installed.
        """
        endpoint = new_endpoint(url, secret, events)
        unknown = sorted(set(endpoint.events or ()) - set(self._events.types))
        if unknown:
            raise ValueError(f"events: there is no event of the type {unknown[0]!r}")
        with self._lock:
            self._endpoints = (*self._endpoints, endpoint)
        return endpoint

    @property
    def endpoints(self) -> list[WebhookReceiver]:
        """The receivers that were added."""
        return list(self._endpoints)

    def remove_all(self) -> None:
        """Deliver to nothing that was added."""
        with self._lock:
            self._endpoints = ()

    def send(self, type: str, /, **data: str) -> Json:
        """Deliver an event of any type, and return it: `send("external_key.failed", id="key_1")`.

        `data`: the id of the object, and what else the event has of it; ids of the organization and the workspace need
        not be given. Raises ValueError for an unknown type, and where a field is missing.
        """
        event = self._events.make(type, data)
        self._deliver(event, [*self._endpoints, *self.registered()])
        return event

    @property
    def deliveries(self) -> list[WebhookDelivery]:
        """The last 1,000 deliveries that were taken or given up, oldest first."""
        return self._deliveries.ended

    @property
    def dropped(self) -> int:
        """Events that were dropped, because 1,000 were pending."""
        return self._deliveries.dropped

    def wait(self, seconds: float = 15.0) -> bool:
        """Wait until every event was delivered or given up; whether that is so after so many seconds."""
        return self._deliveries.wait(seconds)

    def happened(self, kind: str, given: Mapping[str, Json]) -> None:
        """Deliver an event, where there is a receiver."""
        endpoints = [*self._endpoints, *self.registered()]
        if any(endpoint.takes(kind) for endpoint in endpoints):
            self._deliver(self._events.make(kind, given), endpoints)

    def session_event(self, session_id: str, event: Mapping[str, Json]) -> None:
        """Deliver what follows from an event of a session, where there is a receiver."""
        for kind in session_event_types(event):
            self.happened(kind, {**event, "id": session_id})

    def after(self, operation: str, path: Mapping[str, str], response: Callable[[], Json]) -> None:
        """Deliver what an operation causes, where there is a receiver; `response`: reads its response."""
        endpoints = [*self._endpoints, *self.registered()]
        if endpoints and (event := self._events.after(operation, path, response)) is not None:
            self._deliver(event, endpoints)

    def clear(self) -> None:
        """Forget what is pending and what was delivered; the receivers stay."""
        self._deliveries.clear()

    def stop(self) -> None:
        """Drop what is pending, and end the thread."""
        self._deliveries.stop()

    @property
    def _events(self) -> EventFactory:
        if self._factory is None:
            self._factory = EventFactory(load(find_folder()), self._clock)
        return self._factory

    def _deliver(self, event: Json, endpoints: Sequence[WebhookReceiver]) -> None:
        for endpoint in endpoints:
            if endpoint.takes(event["data"]["type"]):
                self._deliveries.add(event, endpoint)


def outbox_with(url: str | None, secret: str | None, clock: SandboxClock) -> WebhookOutbox:
    """The outbox with this receiver, where one is given. Raises ValueError that names an invalid parameter."""
    outbox = WebhookOutbox(clock)
    if url is not None:
        outbox.add(url, secret=secret)
    elif secret is not None:
        raise ValueError("webhook_secret needs webhook_url")
    return outbox
