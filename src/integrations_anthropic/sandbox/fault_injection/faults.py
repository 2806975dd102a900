"""Faults as data: one `Fault`, and the queue that selects the fault for each request."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Any

__all__ = ["Fault", "FaultQueue"]


def _is_nonempty_string(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_seconds(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < math.inf


def _is_header_value(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[\t -~]*", value) is not None


def _are_headers(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(k, str)
        and re.fullmatch(r"[-!#$%&'*+.^_`|~\w]+", k, re.ASCII)
        and _is_header_value(v)
        # The server sets the framing of the body.
        and k.lower() not in ("content-length", "transfer-encoding")
        for k, v in value.items()
    )


def _is_path_pattern(value: Any) -> bool:
    return isinstance(value, str) and value[:1] in tuple("/*?[")


STRING = (_is_nonempty_string, "a non-empty string")
COUNT = (_is_count, "an integer, 0 or more")
SECONDS = (_is_seconds, "a number of seconds, 0 or more")
BOOLEAN = (lambda value: isinstance(value, bool), "a boolean")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
# Of each field: the check of its value, and what a valid value is.
FIELD_RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "operation": STRING,
    "method": (
        lambda value: isinstance(value, str) and value.upper() in METHODS,
        f"an HTTP method, one of {', '.join(METHODS)}",
    ),
    "path": (_is_path_pattern, "a string that begins with / or a wildcard"),
    "times": (lambda value: value is None or (_is_count(value) and value > 0), "an integer, 1 or more, or None"),
    "after": COUNT,
    "status": (
        lambda value: _is_count(value) and 300 <= value <= 599 and value != 304,
        "an HTTP status from 300 to 599 except 304",
    ),
    "error_type": STRING,
    "message": (lambda value: isinstance(value, str), "a string"),
    "retry_after": (
        lambda value: _is_seconds(value) or (_is_nonempty_string(value) and _is_header_value(value)),
        "a number of seconds, 0 or more, or an HTTP date",
    ),
    "headers": (_are_headers, "an object of printable ASCII strings without content-length and transfer-encoding"),
    "delay": SECONDS,
    "stall": SECONDS,
    "stall_after": COUNT,
    "stall_after_events": COUNT,
    "drip": (lambda value: _is_seconds(value) and value > 0, "a number of bytes per second, more than 0"),
    "ping_only": BOOLEAN,
    "bad_json": BOOLEAN,
    "end_after": COUNT,
    "cut_after": COUNT,
    "reset_after": COUNT,
    "error_event": STRING,
    "error_after": COUNT,
}
# Fields that need one of the others.
REQUIRED_FIELDS = {
    "error_type": ("status",),
    "message": ("status", "error_event"),
    "stall_after": ("stall",),
    "stall_after_events": ("stall",),
    "error_after": ("error_event",),
}
# Each of these fields determines how a response ends, so a fault has at most one of them.
ENDINGS = ("ping_only", "end_after", "cut_after", "reset_after", "error_event")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A fault that is injected into one or more responses. Raises ValueError that names an invalid field.

    Without a filter (`operation`, `method`, `path`) it matches every request. Byte offsets count the response body
    before chunked encoding; event offsets count the events of a stream, including pings. An offset beyond the end of a
    response has no effect.
    """

    operation: str | None = None
    """Filter: the operation id, such as `messages.create`."""
    method: str | None = None
    """Filter: the HTTP method, such as `POST`; case-insensitive."""
    path: str | None = None
    """Filter: the path without the query, with shell-style wildcards, as in `/v1/models/*`."""
    times: int | None = 1
    """Number of requests the fault applies to, 1 or more; None means every matching request."""
    after: int = 0
    """Number of matching requests to skip before the fault applies."""
    status: int | None = None
    """Respond with this status and an error body in the format of the API; the operation does not run.

    300 to 599, except 304, which has no body.
    """
    error_type: str | None = None
    """Error type of the `status` response; default: the type the API uses for the status."""
    message: str | None = None
    """Error message of the `status` response or of the `error_event`; default: it says that the error was injected."""
    retry_after: float | str | None = None
    """Value of the header `retry-after`: seconds, or an HTTP date."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Extra response headers, such as `x-should-retry`; they replace headers of the same name."""
    delay: float = 0
    """Latency: seconds before the response headers are sent."""
    stall: float = 0
    """Pause of the body in seconds, at `stall_after` or `stall_after_events`; default: before the first byte."""
    stall_after: int | None = None
    """Bytes of the body before the stall."""
    stall_after_events: int | None = None
    """Events of the stream before the stall."""
    drip: float | None = None
    """Bandwidth limit of the body in bytes per second."""
    ping_only: bool = False
    """Respond with an endless event stream of pings; the operation does not run."""
    bad_json: bool = False
    """Replace the body by invalid JSON; in a stream, by one event with invalid JSON."""
    end_after: int | None = None
    """Bytes after which the body is truncated, while the HTTP response is complete: no `message_stop`."""
    cut_after: int | None = None
    """Bytes after which the connection is closed (TCP FIN) with an incomplete response; 0: before the headers."""
    reset_after: int | None = None
    """Bytes after which the connection is reset (TCP RST); 0: before the headers."""
    error_event: str | None = None
    """Type of an `error` event that ends the stream, such as `overloaded_error`; no effect on other responses."""
    error_after: int = 0
    """Events of the stream before the `error_event`."""

    def __post_init__(self) -> None:
        for name, (is_valid, expected) in FIELD_RULES.items():
            value = getattr(self, name)
            if value is not _DEFAULTS.get(name) and not is_valid(value):
                raise ValueError(f"{name} must be {expected}, not {value!r}")
        for name, required in REQUIRED_FIELDS.items():
            if self._is_set(name) and not any(self._is_set(other) for other in required):
                raise ValueError(f"{name} requires {' or '.join(required)}")
        if self._is_set("stall_after") and self._is_set("stall_after_events"):
            raise ValueError("stall_after and stall_after_events cannot be combined")
        endings = [name for name in ENDINGS if self._is_set(name)]
        if len(endings) > 1:
            raise ValueError(f"{' and '.join(endings)} cannot be combined")
        # A read-only copy, because the dataclass is frozen.
        object.__setattr__(self, "headers", MappingProxyType(dict(self.headers)))

    @classmethod
    def from_json(cls, data: Any) -> Fault:
        """Build a fault from a JSON object. Raises ValueError for an invalid or unknown field."""
        if not isinstance(data, dict):
            raise ValueError(f"a fault must be an object, not {data!r}")
        unknown = sorted(data.keys() - FIELD_RULES.keys())
        if unknown:
            raise ValueError(f"a fault has no field {unknown[0]!r}; its fields are {', '.join(FIELD_RULES)}")
        return cls(**data)

    def to_json(self) -> dict[str, Any]:
        """The fields that differ from their defaults, as a JSON object."""
        # `dataclasses.asdict` cannot copy a mapping proxy.
        values = {f.name: getattr(self, f.name) for f in fields(self) if self._is_set(f.name)}
        return {**values, "headers": dict(self.headers)} if self.headers else values

    def fits(self, operation: str | None, method: str, path: str) -> bool:
        """Whether the filters match a request. `operation` is None if the description has no such operation."""
        return (
            self.operation in (None, operation)
            and (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
        )

    def _is_set(self, name: str) -> bool:
        return bool(getattr(self, name) != _DEFAULTS.get(name, {}))


_DEFAULTS = {f.name: f.default for f in fields(Fault) if f.name != "headers"}


@dataclass
class _QueuedFault:
    fault: Fault
    skip: int
    remaining: float
    """Requests it still applies to; infinity if `times` is None."""


class FaultQueue:
    """The pending faults in insertion order. The first that matches a request is applied to it. Thread-safe."""

    def __init__(self, operations: Callable[[], Iterable[str]] | None = None) -> None:
        """`operations` returns the valid operation ids; default: any id is accepted."""
        self._operations = operations
        self._queue: list[_QueuedFault] = []
        self._lock = threading.Lock()

    def add(self, *faults: Fault) -> None:
        """Append faults. Raises ValueError for an unknown operation id, and then appends none."""
        for fault in faults:
            if not isinstance(fault, Fault):
                raise TypeError(f"a fault must be a Fault, not {fault!r}")
        self._check_operations({fault.operation for fault in faults if fault.operation is not None})
        with self._lock:
            self._queue += [_QueuedFault(f, f.after, math.inf if f.times is None else f.times) for f in faults]

    def _check_operations(self, names: set[str]) -> None:
        if not names or self._operations is None:
            return
        known = sorted(self._operations())
        for name in sorted(names.difference(known)):
            nearest = get_close_matches(name, known, n=1, cutoff=0)
            hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
            raise ValueError(f"operation must be an operation id of the API description, not {name!r}{hint}")

    def clear(self) -> None:
        """Remove all pending faults. Faults already applied to a response are not affected."""
        with self._lock:
            self._queue.clear()

    def __len__(self) -> int:
        return len(self._queue)

    def pending(self) -> list[tuple[Fault, int, int | None]]:
        """Each pending fault, with the requests to skip first and the requests it still applies to (None: all)."""
        with self._lock:
            return [(q.fault, q.skip, None if q.remaining == math.inf else int(q.remaining)) for q in self._queue]

    def take(self, operation: str | None, method: str, path: str) -> Fault | None:
        """Take the fault for this request from the queue and count it; None if no fault applies."""
        with self._lock:
            for queued in self._queue:
                if not queued.fault.fits(operation, method, path):
                    continue
                if queued.skip:
                    queued.skip -= 1
                    continue
                queued.remaining -= 1
                if queued.remaining <= 0:
                    self._queue.remove(queued)
                return queued.fault
        return None
