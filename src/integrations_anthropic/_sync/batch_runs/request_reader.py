# Derived from src/integrations_anthropic/_async/batch_runs/request_reader.py by `make codegen`. Do not edit.
"""Reads the requests of a run, as they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..._batch_files.asked_request import AskedRequest, asked_request, needs_settling
from ..._batch_files.request_source import FileRequests, duplicate, source_of
from ..._core.batching.digests import IdSet
from ...errors import AnthropicError, ConfigurationError
from .background import in_background

__all__ = ["RequestReader"]

AWAITS = "._async." in __name__
MANY = 64
"""Requests after which other tasks run."""


class RequestReader:
    """Takes requests one by one, lazily; of a file all are checked before the first is taken."""

    def __init__(self, requests: Any) -> None:
        self._source: Any = source_of(requests, awaits=AWAITS)
        self._block: Iterator[AskedRequest] = iter(())
        self._seen = IdSet()
        self._checked: int | None = None
        self._error: AnthropicError | None = None
        self.index = 0
        """Requests that were taken."""

    @property
    def total(self) -> int:
        """Requests that are known."""
        return self.index if self._checked is None else max(self._checked, self.index)

    def check(self) -> None:
        """Look through the whole of a file. Raises ValidationError for the first request that cannot be sent."""
        if isinstance(self._source, FileRequests) and self._checked is None:
            self._checked = in_background(self._source.check)

    def take(self) -> AskedRequest | None:
        """The next request; None after the last. Raises ValidationError for one that cannot be sent."""
        if self._error is not None:
            # A generator that raised is over: what it would have given is not known.
            raise self._error
        try:
            asked = self._next_of_file() if isinstance(self._source, FileRequests) else self._next()
            if asked is not None and not self._seen.add(asked.custom_id):
                raise duplicate(asked)
        except BaseException as error:
            self._error = error if isinstance(error, AnthropicError) else _broken(error)
            raise
        if asked is None:
            return None
        self.index += 1
        return asked

    def close(self) -> None:
        """Close the file, if there is one. May be called more than once."""
        if isinstance(self._source, FileRequests):
            self._source.close()

    def _next_of_file(self) -> AskedRequest | None:
        for asked in self._block:
            return asked
        self._block = iter(in_background(self._source.block))
        return next(self._block, None)

    def _next(self) -> AskedRequest | None:
        found = self._value()
        if found is None:
            return None
        (value,) = found
        index = self.index
        made = partial(asked_request, value, index, f"requests[{index}]")
        if not needs_settling(value):
            return made()
        # Files are read.
        asked: AskedRequest = in_background(made)
        return asked

    def _value(self) -> tuple[Any] | None:
        """What the caller gave next, in a tuple; None at the end."""
        for value in self._source:
            return (value,)
        return None


def _broken(error: BaseException) -> ConfigurationError:
    broken = ConfigurationError(f"requests: reading them ended with {type(error).__name__}: make a new run")
    broken.__cause__ = error
    return broken
