"""What the async clients for other clouds have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

from ..._async.client import AsyncAnthropicClient
from ..._config.fields import FIELDS
from ..._config.sources import SourcedValue
from ..._hints.unknown_names import unknown_option
from ..._record import UNSET
from ...config import ClientConfig
from ...errors import ConfigurationError
from ...secrets import SecretString
from ..lacking import PlatformNames
from .authorization import AsyncPlatformAuth
from .transport import AsyncPlatformTransport

if TYPE_CHECKING:
    from ..._components.components import Components
    from ..._config.settings import Settings
    from ..._core.call.protocols import AsyncTransport
    from ..platform import Platform, PlatformCredential

__all__ = ["AsyncPlatformClient"]

OWN = (
    *("api_key", "auth_token", "admin_api_key", "profile", "identity_token", "identity_token_file"),
    *("federation_rule_id", "organization_id", "service_account_id", "workspace_id", "auth"),
)
"""Options of the API's own client that say who is asking; a platform has others."""


class AsyncPlatformClient(PlatformNames, AsyncAnthropicClient):
    """The client of the API on another cloud: the same services, streams, errors, retries, limits and telemetry.

    What is different is where requests go, how they are written and authorised, and how responses are read.
    """

    _platform: Platform
    # Keys of the API, from the environment or a config file, are not for another cloud: none is read.
    _unread = frozenset(OWN)

    def _start(
        self,
        platform: Platform,
        credential: PlatformCredential,
        base_url: SourcedValue,
        config: ClientConfig | None,
        options: Any,
    ) -> None:
        """Build the client. `options`: those that have the same meaning for every client."""
        for name in OWN:
            if isinstance(config, ClientConfig) and getattr(config, name) not in (None, UNSET):
                raise ConfigurationError(f"config: {name} is not for {platform.title}", field=name)
        if unknown := next((name for name in options if name in OWN or name not in FIELDS), None):
            # A credential under another name: the frames of the error do not show it.
            options.clear()
            raise unknown_option(type(self).__name__, unknown, _options_of(type(self)))
        self._platform = platform
        auth = AsyncPlatformAuth(platform, credential)
        given = SourcedValue({**options, "base_url": base_url, "auth": auth}, "argument")
        # A text that was sealed is an error, as a text.
        self._set_up(SourcedValue("" if isinstance(config, SecretString) else config, "argument"), given)

    def _copy_with(self, given: SourcedValue) -> Self:
        for name in OWN:
            if given.value.get(name, UNSET) is not UNSET:
                raise ConfigurationError(
                    f"{name}: a copy keeps the credentials of its client; build another {type(self).__name__}",
                    field=name,
                )
        return super()._copy_with(given)

    def _assemble(self, settings: Settings, transport: AsyncTransport, components: Components) -> None:
        auth: Any = settings.auth
        self._platform = auth.platform
        if not isinstance(transport, AsyncPlatformTransport):
            transport = AsyncPlatformTransport(transport, self._platform, settings.max_event_bytes)
        super()._assemble(settings, transport, components)

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError(
            f"{type(self).__name__} cannot be pickled: its credentials stay in this process; build one where it is used"
        )


def _options_of(cls: type[AsyncPlatformClient]) -> list[str]:
    """The options of a client: those of its platform, and those that every client has."""
    code = cls.__init__.__code__
    return [*code.co_varnames[2 : code.co_argcount + code.co_kwonlyargcount], *(set(FIELDS) - set(OWN))]
