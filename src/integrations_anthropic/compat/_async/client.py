"""The client of the official package over the services of this one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attrs import evolve

from ..._async.client import AsyncAnthropicClient
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ...config import RetryPolicy
from ...secrets import SecretString
from ..arguments import NOT_GIVEN, NotGiven, given, timeouts
from ..client_settings import (
    DEFAULT_MAX_RETRIES,
    check_http_client,
    checked_retries,
    environment_headers,
    limits_of,
    log_as_asked,
    merged,
    named_options,
    refuse_options,
    sent_headers,
    timeout_of,
)
from ..derived.credentials import AnyCredential
from .beta import AsyncBeta
from .caller import AsyncCaller
from .derived.service import AsyncDerivedService
from .files import AsyncFiles
from .messages import AsyncMessages
from .models import AsyncModels
from .raw_responses import AsyncRawResponses, AsyncStreamingResponses
from .recorder import AsyncRecorder
from .skills import AsyncSkills

if TYPE_CHECKING:
    import httpx

    from ..._components.components import Components
    from ..._config.settings import Settings
    from ..._core.call.protocols import AsyncTransport

__all__ = ["AsyncAnthropic", "AsyncRecordingClient"]


class AsyncRecordingClient(AsyncAnthropicClient):
    """A client whose calls are recorded where a caller of `compat` wants to see them."""

    def _assemble(self, settings: Settings, transport: AsyncTransport, components: Components) -> None:
        if settings.auth is None:
            components = evolve(components, auth=AnyCredential(settings))
        if not isinstance(transport, AsyncRecorder):
            transport = AsyncRecorder(transport)
        super()._assemble(settings, transport, components)


class AsyncAnthropic(AsyncCaller):
    """The official client's interface. `client` is the client of this package that does the work.

    Options of that client that the official one does not have (`circuit`, `rate_limits`, `telemetry`, …) are taken
    too. As in the official client there are two retries and no circuit breaker unless they are asked for.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        auth_token: str | None = None,
        webhook_key: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout | NotGiven | None = NOT_GIVEN,
        max_retries: int = DEFAULT_MAX_RETRIES,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        http_client: httpx.AsyncClient | None = None,
        _strict_response_validation: bool = False,
        **options: Any,
    ) -> None:
        refuse_options(options)
        self._default_query = dict(default_query or {})
        self._own_headers = {**environment_headers(os.environ), **(default_headers or {})}
        chosen: dict[str, Any] = {"circuit": None, "retry": RetryPolicy(initial_delay=0.5, max_delay=8.0), **options}
        chosen |= named_options(api_key, auth_token, webhook_key, base_url, http_client)
        chosen["max_retries"] = checked_retries(max_retries)
        check_http_client(http_client, "AsyncClient")
        self._timeout: Any = timeout_of(timeout, http_client)
        chosen |= limits_of(self._timeout)
        log_as_asked(os.environ)
        self._is_strict = _strict_response_validation
        self._is_closed = False
        chosen["default_headers"] = sent_headers(self._own_headers)
        self.client = self._made(strict_responses=_strict_response_validation, **chosen)

    def _made(self, **options: Any) -> AsyncAnthropicClient:
        """The client of this package that does the work."""
        return AsyncRecordingClient(**options)

    @lazy_property
    def messages(self) -> AsyncMessages:
        """Creates messages, whole or as a stream."""
        return AsyncMessages(self)

    @lazy_property
    def models(self) -> AsyncModels:
        """The models that may be used."""
        return AsyncModels(self)

    @lazy_property
    def files(self) -> AsyncFiles:
        """The files of the workspace."""
        return AsyncFiles(self)

    @lazy_property
    def skills(self) -> AsyncSkills:
        """The skills of the workspace."""
        return AsyncSkills(self)

    @lazy_property
    def organization(self) -> AsyncDerivedService:
        """Administers the organization."""
        return AsyncDerivedService(self, ("admin",))

    @lazy_property
    def user_profiles(self) -> AsyncDerivedService:
        """The profiles of users, in whose name requests are made."""
        return AsyncDerivedService(self, ("user_profiles",))

    @lazy_property
    def beta(self) -> AsyncBeta:
        """The same services under `beta`, those that are there alone, and `tool_runner`."""
        return AsyncBeta(self)

    @property
    def api_key(self) -> str | None:
        """The API key; None where there is none, or a function gives it."""
        found = self.client._settings.api_key
        return found.expose_secret() if isinstance(found, SecretString) else None

    @property
    def auth_token(self) -> str | None:
        """The OAuth token; None where there is none."""
        found = self.client._settings.auth_token
        return None if found is None else found.expose_secret()

    @property
    def webhook_key(self) -> str | None:
        """The key that webhooks are verified with; None where there is none."""
        secrets = self.client._settings.webhook_secret
        return secrets[0].expose_secret() if secrets else None

    @property
    def auth_headers(self) -> dict[str, str]:
        """The headers that hold the credentials. The values are secrets."""
        if self.api_key is not None:
            return {"X-Api-Key": self.api_key}
        return {} if self.auth_token is None else {"Authorization": f"Bearer {self.auth_token}"}

    @property
    def with_raw_response(self) -> Any:
        """The same services, whose methods return the response: `.headers`, `.status_code`, `.parse()`."""
        return AsyncRawResponses(self)

    @property
    def with_streaming_response(self) -> Any:
        """The same services, whose methods are context managers, which return the response."""
        return AsyncStreamingResponses(self)

    @property
    def timeout(self) -> float | httpx.Timeout | None:
        """The time limit of an attempt; it may be set."""
        if isinstance(self._timeout, NotGiven):
            load("integrations_anthropic.compat.httpx_defaults")
            from ..httpx_defaults import DEFAULT_TIMEOUT

            self._timeout = DEFAULT_TIMEOUT
        found: float | httpx.Timeout | None = self._timeout
        return found

    @timeout.setter
    def timeout(self, timeout: float | httpx.Timeout | None) -> None:
        self._timeout = timeout
        self.client = self.client.with_options(**timeouts(timeout))

    @property
    def max_retries(self) -> int:
        """Retries after a failed attempt; it may be set."""
        return self.client._settings.max_retries

    @max_retries.setter
    def max_retries(self, max_retries: int) -> None:
        self.client = self.client.with_options(max_retries=checked_retries(max_retries))

    @property
    def base_url(self) -> httpx.URL:
        """The URL of the API, with a slash at its end; it may be set."""
        library: Any = load("httpx")
        url: httpx.URL = library.URL(self.client._settings.base_url.rstrip("/") + "/")
        return url

    @base_url.setter
    def base_url(self, url: str | httpx.URL) -> None:
        self.client = self.client.with_options(base_url=str(url))

    @property
    def default_headers(self) -> dict[str, str]:
        """Headers that are sent with every request, without credentials."""
        return sent_headers(self._own_headers)

    def with_options(
        self,
        *,
        api_key: str | None = None,
        auth_token: str | None = None,
        webhook_key: str | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout | NotGiven | None = NOT_GIVEN,
        http_client: httpx.AsyncClient | None = None,
        max_retries: int | NotGiven = NOT_GIVEN,
        default_headers: Mapping[str, str] | None = None,
        set_default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        set_default_query: Mapping[str, object] | None = None,
        **options: Any,
    ) -> Self:
        """A client with these options changed. It shares connections with this one, unless they do not fit it."""
        refuse_options(options)
        copied = type(self).__new__(type(self))
        own = {name: value for name, value in self.__dict__.items() if name not in _SERVICES}
        copied.__dict__.update(own)
        chosen = {**given(options), **named_options(api_key, auth_token, webhook_key, base_url, http_client)}
        if not isinstance(timeout, NotGiven):
            copied._timeout = timeout
            chosen |= timeouts(timeout)
        if not isinstance(max_retries, NotGiven):
            chosen["max_retries"] = checked_retries(max_retries)
        check_http_client(http_client, "AsyncClient")
        copied._own_headers = merged("default_headers", self._own_headers, default_headers, set_default_headers)
        copied._default_query = merged("default_query", self._default_query, default_query, set_default_query)
        if copied._own_headers != self._own_headers:
            chosen["default_headers"] = copied.default_headers
        copied.client = self.client.with_options(**chosen)
        return copied

    copy = with_options

    def is_closed(self) -> bool:
        """Whether it was closed."""
        return self._is_closed

    async def close(self) -> None:
        """Close the connections."""
        self._is_closed = True
        await self.client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.client._settings.base_url!r})"


_SERVICES = frozenset(name for name, value in vars(AsyncAnthropic).items() if isinstance(value, lazy_property))
