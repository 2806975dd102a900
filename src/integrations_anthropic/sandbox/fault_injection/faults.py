"""What is to go wrong, as data: a queue of faults, each for the requests it fits."""

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

__all__ = ["Fault", "Faults"]


def _text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _seconds(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < math.inf


def _header_value(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[\t -~]*", value) is not None


def _headers(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(k, str)
        and re.fullmatch(r"[-!#$%&'*+.^_`|~\w]+", k, re.ASCII)
        and _header_value(v)
        # How long a body is, is for the server to say.
        and k.lower() not in ("content-length", "transfer-encoding")
        for k, v in value.items()
    )


def _path(value: Any) -> bool:
    return isinstance(value, str) and value[:1] in tuple("/*?[")


TEXT = (_text, "a non-empty string")
WHOLE = (_whole, "an integer of at least 0")
SECONDS = (_seconds, "a number of seconds, 0 or more")
FLAG = (lambda value: isinstance(value, bool), "a boolean")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "operation": TEXT,
    "method": (
        lambda value: isinstance(value, str) and value.upper() in METHODS,
        f"an HTTP method, one of {', '.join(METHODS)}",
    ),
    "path": (_path, "a string that begins with / or a wildcard"),
    "times": (lambda value: value is None or (_whole(value) and value > 0), "an integer of at least 1, or None"),
    "after": WHOLE,
    "status": (
        lambda value: _whole(value) and 300 <= value <= 599 and value != 304,
        "a status from 300 to 599, not 304",
    ),
    "error_type": TEXT,
    "message": (lambda value: isinstance(value, str), "a string"),
    "retry_after": (
        lambda value: _seconds(value) or (_text(value) and _header_value(value)),
        "a number of seconds, 0 or more, or a date",
    ),
    "headers": (_headers, "printable ASCII texts by name, none of them content-length or transfer-encoding"),
    "delay": SECONDS,
    "stall": SECONDS,
    "stall_after": WHOLE,
    "stall_after_events": WHOLE,
    "drip": (lambda value: _seconds(value) and value > 0, "a number of bytes a second, more than 0"),
    "ping_only": FLAG,
    "bad_json": FLAG,
    "end_after": WHOLE,
    "cut_after": WHOLE,
    "reset_after": WHOLE,
    "error_event": TEXT,
    "error_after": WHOLE,
}
NEEDS = {
    "error_type": ("status",),
    "message": ("status", "error_event"),
    "stall_after": ("stall",),
    "stall_after_events": ("stall",),
    "error_after": ("error_event",),
}
# Each of them decides how an answer ends; there is one end only.
ENDINGS = ("ping_only", "end_after", "cut_after", "reset_after", "error_event")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that goes wrong with a request, once or several times. ValueError names the field that is wrong.

    Bytes are counted in the body of the answer, before chunks or compression; events are those of a stream, pings
    included. A place that an answer never reaches changes nothing. Without a filter, it fits every request.
    """

    operation: str | None = None
    """Only requests for this operation, such as `messages.create`."""
    method: str | None = None
    """Only requests with this HTTP method, such as `POST`; case does not matter."""
    path: str | None = None
    """Only requests for this path, without the query; `*` stands for any text, as in `/v1/models/*`."""
    times: int | None = 1
    """How many requests it strikes, 1 or more; None strikes always."""
    after: int = 0
    """How many requests that fit pass before it strikes."""
    status: int | None = None
    """Answers with this status and an error in the API's shape; the operation itself does not run.

    300 to 599, but not 304, which has no body.
    """
    error_type: str | None = None
    """Type of that error; default: what the API sends with the status."""
    message: str | None = None
    """Message of that error, or of the `error_event`; default: a sentence that says it was ordered."""
    retry_after: float | str | None = None
    """Header `retry-after`: seconds, or an HTTP date."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """More headers of the answer, such as `x-should-retry`; they replace headers of the same name."""
    delay: float = 0
    """Seconds before the answer begins."""
    stall: float = 0
    """Seconds of silence inside the body: at `stall_after` or `stall_after_events`, else before its first byte."""
    stall_after: int | None = None
    """Bytes of the body before the silence."""
    stall_after_events: int | None = None
    """Events of the stream before the silence."""
    drip: float | None = None
    """Most bytes of the body a second."""
    ping_only: bool = False
    """Answers with a stream of pings that never ends; the operation itself does not run."""
    bad_json: bool = False
    """The body is no JSON; in a stream, the first event is none."""
    end_after: int | None = None
    """Bytes after which the body ends too early, though HTTP says that it is whole: no `message_stop`."""
    cut_after: int | None = None
    """Bytes after which the connection ends and HTTP knows that something is missing; 0 ends it before any answer."""
    reset_after: int | None = None
    """Bytes after which the connection is reset (TCP RST); 0 resets it before any answer."""
    error_event: str | None = None
    """Type of an `error` event that ends the stream, such as `overloaded_error`; answers in one piece stay whole."""
    error_after: int = 0
    """Events of the stream before the `error_event`."""

    def __post_init__(self) -> None:
        for name, (is_right, wanted) in RULES.items():
            value = getattr(self, name)
            if value is not _DEFAULTS.get(name) and not is_right(value):
                raise ValueError(f"{name} must be {wanted}, not {value!r}")
        for name, owners in NEEDS.items():
            if self._has(name) and not any(self._has(owner) for owner in owners):
                raise ValueError(f"{name} means nothing without {' or '.join(owners)}")
        if self._has("stall_after") and self._has("stall_after_events"):
            raise ValueError("stall_after and stall_after_events exclude each other")
        endings = [name for name in ENDINGS if self._has(name)]
        if len(endings) > 1:
            raise ValueError(f"{' and '.join(endings)} exclude each other")
        # A copy that nobody can change behind its back.
        object.__setattr__(self, "headers", MappingProxyType(dict(self.headers)))

    @classmethod
    def from_json(cls, data: Any) -> Fault:
        """The fault a JSON object describes, field by field; ValueError where a field is wrong or unknown."""
        if not isinstance(data, dict):
            raise ValueError(f"a fault must be an object, not {data!r}")
        unknown = sorted(data.keys() - RULES.keys())
        if unknown:
            raise ValueError(f"a fault has no field {unknown[0]!r}; it has {', '.join(RULES)}")
        return cls(**data)

    def to_json(self) -> dict[str, Any]:
        """The fields that say something, as JSON."""
        # A mapping that cannot change cannot be copied by `dataclasses.asdict` either.
        values = {f.name: getattr(self, f.name) for f in fields(self) if self._has(f.name)}
        return {**values, "headers": dict(self.headers)} if self.headers else values

    def fits(self, operation: str | None, method: str, path: str) -> bool:
        """Whether it is meant for such a request; `operation` is None where the path is not in the description."""
        return (
            self.operation in (None, operation)
            and (self.method is None or self.method.upper() == method)
            and (self.path is None or fnmatchcase(path, self.path))
        )

    def _has(self, name: str) -> bool:
        return bool(getattr(self, name) != _DEFAULTS.get(name, {}))


_DEFAULTS = {f.name: f.default for f in fields(Fault) if f.name != "headers"}


@dataclass
class _Ordered:
    fault: Fault
    skip: int
    left: float
    """Strikes left; endless is infinity."""


class Faults:
    """The faults on order, the oldest first. A request gets the first that fits and is due. Safe for all threads."""

    def __init__(self, operations: Callable[[], Iterable[str]] | None = None) -> None:
        """`operations` tells the names there are; without it, any name is taken."""
        self._operations = operations
        self._ordered: list[_Ordered] = []
        self._lock = threading.Lock()

    def add(self, *faults: Fault) -> None:
        """Put faults at the end of the queue: all, or none where ValueError names an operation that is unknown."""
        for fault in faults:
            if not isinstance(fault, Fault):
                raise TypeError(f"a fault is a Fault, not {fault!r}")
        self._check_operations({fault.operation for fault in faults if fault.operation is not None})
        with self._lock:
            self._ordered += [_Ordered(f, f.after, math.inf if f.times is None else f.times) for f in faults]

    def _check_operations(self, names: set[str]) -> None:
        if not names or self._operations is None:
            return
        known = sorted(self._operations())
        for name in sorted(names.difference(known)):
            near = get_close_matches(name, known, n=1, cutoff=0)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ValueError(f"operation must be one of the description, not {name!r}{hint}")

    def clear(self) -> None:
        """Forget all of them; what has struck goes on."""
        with self._lock:
            self._ordered.clear()

    def __len__(self) -> int:
        return len(self._ordered)

    def pending(self) -> list[tuple[Fault, int, int | None]]:
        """What has yet to strike: the fault, how many requests pass before, and strikes left (None: always)."""
        with self._lock:
            return [(o.fault, o.skip, None if o.left == math.inf else int(o.left)) for o in self._ordered]

    def take(self, operation: str | None, method: str, path: str) -> Fault | None:
        """The fault that strikes this request, used up by one; None where all is to go well."""
        with self._lock:
            for ordered in self._ordered:
                if not ordered.fault.fits(operation, method, path):
                    continue
                if ordered.skip:
                    ordered.skip -= 1
                    continue
                ordered.left -= 1
                if ordered.left <= 0:
                    self._ordered.remove(ordered)
                return ordered.fault
        return None
