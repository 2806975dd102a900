"""A test double of the auth provider."""

from __future__ import annotations

from collections.abc import Mapping

from .._hints.unknown_names import NamesHinted

__all__ = ["MockAuthProvider"]


class MockAuthProvider(NamesHinted):
    """An auth provider that returns the same headers for every call, or raises an error. A client with it needs no key.

    `services` records the service of each attempt (`messages`, `admin.workspaces`), in order.
    """

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        """`headers`: sent with each request; default: `x-api-key: test-key`."""
        self._headers = {"x-api-key": "test-key"} if headers is None else dict(headers)
        not_lower = [name for name in self._headers if name != name.lower()]
        if not_lower:
            raise AssertionError(f"the header names of an auth provider must be in lower case, not {not_lower[0]!r}")
        self._error: BaseException | None = None
        self._expected_services: frozenset[str] | None = None
        self.services: list[str] = []

    def refusing(self, error: BaseException) -> MockAuthProvider:
        """Raise `error` for every call from now on, as if no key were available."""
        self._error = error
        return self

    def only_for(self, *services: str) -> MockAuthProvider:
        """Fail the test if any other service is to be authenticated."""
        self._expected_services = frozenset(services)
        return self

    def headers(self, service: str) -> Mapping[str, str]:
        """The configured headers. Raises AssertionError for a service that `only_for` does not allow."""
        if self._expected_services is not None and service not in self._expected_services:
            raise AssertionError(
                f"unexpected authentication of {service!r}; expected only {', '.join(sorted(self._expected_services))}"
            )
        self.services.append(service)
        if self._error is not None:
            raise self._error
        return dict(self._headers)

    def verify(self) -> None:
        """Raise AssertionError if a service named by `only_for` was never authenticated."""
        missing = sorted((self._expected_services or frozenset()).difference(self.services))
        if missing:
            raise AssertionError(f"expected, but never authenticated: {', '.join(missing)}")
