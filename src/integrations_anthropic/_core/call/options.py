"""What every call takes beside its own parameters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict

from ...errors import ValidationError
from ...meta import Headers

__all__ = ["NO_OPTIONS", "NoOthers", "Options", "RequestOptions", "check_options", "hidden"]

if TYPE_CHECKING:

    class NoOthers(TypedDict):
        """No keyword argument: with `**unknown: Unpack[NoOthers]` type checkers refuse what a method does not name.

        At run time such an argument arrives, and is refused with a message that helps.
        """


class RequestOptions(TypedDict, total=False):
    """The options of `client.request()`; None is the same as not given."""

    timeout: float | None
    """Seconds for one attempt, above 0; default: the client's."""
    max_retries: int | None
    """Retries after the first attempt, at least 0; default: the client's."""
    deadline: float | None
    """Seconds for the whole call, its retries and waits included, above 0; default: no limit."""
    beta_features: Sequence[str] | None
    """Beta features of this call, added to the client's."""
    keep_raw: bool | None
    """Whether `meta.raw` has the bytes of the response, or of an error; default: the client's."""


class Options(NamedTuple):
    """What every method takes beside the operation's own parameters; None means not given."""

    timeout: float | None = None
    max_retries: int | None = None
    deadline: float | None = None
    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, Any] | None = None
    extra_body: Mapping[str, Any] | None = None
    beta_features: Sequence[str] | None = None
    keep_raw: bool | None = None
    long_requests: Literal["stream", "direct"] | None = None

    def __repr__(self) -> str:
        """What was given; of headers only the names: their values may be secrets."""
        shown = self._replace(extra_headers=hidden(self.extra_headers))
        given = [f"{name}={value!r}" for name, value in zip(self._fields, shown, strict=True) if value is not None]
        return f"Options({', '.join(given)})"


def hidden(headers: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The same headers, whose values are not shown by whoever prints the locals of a traceback."""
    return Headers(headers) if isinstance(headers, Mapping) else headers


NO_OPTIONS = Options()


def check_options(options: Options) -> None:
    """Raise ValidationError for the first option that is not what it has to be."""
    for name in ("timeout", "deadline"):
        value = getattr(options, name)
        if value is not None and not _is_time(value):
            raise ValidationError(f"{name}: must be a finite number of seconds, more than 0", field=name, value=value)
    retries: object = options.max_retries
    if retries is not None and (not isinstance(retries, int) or isinstance(retries, bool) or retries < 0):
        raise ValidationError("max_retries: must be an integer of at least 0", field="max_retries", value=retries)
    betas: object = options.beta_features
    if betas is not None and (isinstance(betas, (str, bytes, Mapping)) or not isinstance(betas, Iterable)):
        raise ValidationError("beta_features: must be a list of strings", field="beta_features", value=betas)
    if options.keep_raw is not None and not isinstance(options.keep_raw, bool):
        raise ValidationError("keep_raw: must be True or False", field="keep_raw", value=options.keep_raw)
    if options.long_requests not in (None, "stream", "direct"):
        why = "long_requests: must be 'stream' or 'direct'"
        raise ValidationError(why, field="long_requests", value=options.long_requests)
    for name in ("extra_headers", "extra_query", "extra_body"):
        value = getattr(options, name)
        if value is not None and not isinstance(value, Mapping):
            raise ValidationError(f"{name}: must be a mapping of names to values", field=name, value=value)


def _is_time(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(value) and value > 0
    except OverflowError:
        # An integer too large for a float.
        return False
