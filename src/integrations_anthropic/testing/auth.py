"""A double that says who is asking."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["MockAuthProvider"]


class MockAuthProvider:
    """Authenticates every call the same way, or refuses to. With it a client needs no key.

    `services` holds the service of each attempt (`messages`, `admin.workspaces`), in order.
    """

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        """`headers` go out with each request; by default `x-api-key: test-key`."""
        self._headers = {"x-api-key": "test-key"} if headers is None else dict(headers)
        odd = [name for name in self._headers if name != name.lower()]
        if odd:
            raise AssertionError(f"an auth provider gives header names in lower case, not {odd[0]!r}")
        self._refusal: BaseException | None = None
        self._only: frozenset[str] | None = None
        self.services: list[str] = []

    def refusing(self, error: BaseException) -> MockAuthProvider:
        """Raise `error` from now on, as where no key can be had."""
        self._refusal = error
        return self

    def only_for(self, *services: str) -> MockAuthProvider:
        """Being asked for any other service is a failure of the test."""
        self._only = frozenset(services)
        return self

    def headers(self, service: str) -> Mapping[str, str]:
        """The headers it was given; AssertionError for a service that nobody expected."""
        if self._only is not None and service not in self._only:
            raise AssertionError(f"asked to authenticate {service!r}, expected only {', '.join(sorted(self._only))}")
        self.services.append(service)
        if self._refusal is not None:
            raise self._refusal
        return dict(self._headers)

    def verify(self) -> None:
        """AssertionError where a service named by `only_for` was never asked for."""
        missing = sorted((self._only or frozenset()).difference(self.services))
        if missing:
            raise AssertionError(f"never asked to authenticate {', '.join(missing)}")
