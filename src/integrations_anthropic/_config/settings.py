"""Resolves the given configuration to `Settings`: precedence, checks, and the source of each value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NoReturn
from urllib.parse import urlsplit

from attrs import define, evolve

from .._hints.unknown_names import OptionsHinted
from .._record import UNSET
from ..errors import ConfigurationError
from ..secrets import REDACTED, SecretString
from . import sources
from . import validators as checks
from .fields import ENVIRONMENT_FIELDS, FIELDS
from .identity.choice import changed, require_credential, selected
from .pickling import PickledWithoutSecrets
from .policies import DefaultCount, RetryPolicy, Telemetry
from .sources import EnvironmentVariables, Given, Layers, SourcedValue, shown_value
from .unknown_keys import warn_unknown

if TYPE_CHECKING:
    from .credentials.functions import SecretFunction
    from .identity.identities import ProfileLogin, WorkloadIdentity


_CHECKS = {name: spec.check for name, spec in (FIELDS | ENVIRONMENT_FIELDS).items()}
# Objects, which JSON cannot express.
_NOT_IN_FILES = frozenset(
    name for name, spec in FIELDS.items() if spec.check in (checks.anything, checks.logger, checks.function)
)


class GivenConfig(OptionsHinted, PickledWithoutSecrets):
    """The values of a `ClientConfig`, by field in `__dict__`; `UNSET` means not given."""

    def explain(self) -> str:
        """Return every field, its value and its source, one per line; secrets are masked.

        Reads the environment and the config file now. Raises `ConfigurationError` for invalid values, not for a missing
        API key.
        """
        return resolve(self, need_credential=False).explain()

    def __repr__(self) -> str:
        given = {name: value for name, value in self.__dict__.items() if value is not UNSET}
        hidden = {"default_headers": REDACTED, "client_cert": REDACTED}
        return (
            f"{type(self).__name__}({', '.join(f'{name}={hidden.get(name) or repr(v)}' for name, v in given.items())})"
        )


@define(frozen=True, kw_only=True, slots=False, repr=False, eq=False)
class Settings:
    """The resolved configuration of a client: every field of `ClientConfig`, checked. Frozen; `with_options` copies it.

    `sources` has the source of each value: "argument", "ClientConfig", "variable X", "config file …" or "default".
    `proxy` is a secret because it may hold a password. `client_cert` is `(certificate, key or None, password or None)`.
    """

    api_key: SecretString | SecretFunction | None
    auth_token: SecretString | None
    admin_api_key: SecretString | None
    profile: str | None
    identity_token: SecretString | SecretFunction | None
    identity_token_file: str | None
    federation_rule_id: str | None
    organization_id: str | None
    service_account_id: str | None
    workspace_id: str | None
    webhook_secret: tuple[SecretString, ...]
    base_url: str
    api_version: str
    timeout: float | None
    connect_timeout: float | None
    pool_timeout: float | None
    max_connections: int
    max_idle_connections: int
    idle_connection_timeout: float | None
    stream_idle_timeout: float | None
    stream_progress_timeout: float | None
    max_event_bytes: int
    max_line_bytes: int
    max_body_bytes: int
    strict_responses: bool
    keep_raw: bool
    include_pings: bool
    long_requests: Literal["stream", "direct"]
    max_retries: int
    retry: Any
    circuit: Any
    rate_limits: Any
    beta_features: tuple[str, ...]
    log_level: str
    default_headers: Mapping[str, str]
    proxy: SecretString | None
    ca_bundle: str | None
    client_cert: tuple[str, str | None, SecretString | None] | None
    http2: Literal["auto"] | bool
    telemetry: Telemetry
    on_request: Any
    on_response: Any
    meter: bool
    prices: Any
    http_client: Any
    transport: Any
    auth: Any
    logger: Any
    clock: Any
    ssl_cert_file: str | None
    ssl_cert_dir: str | None
    profile_folder: str | None
    sources: Mapping[str, str]
    environment: EnvironmentVariables
    """The environment when the client was built, for copies with another `base_url`."""
    ambient_features: tuple[str, ...]
    """The beta features of the environment or the config file, which every copy keeps."""
    identity: WorkloadIdentity | ProfileLogin | None = None
    """What access tokens are asked for; None where the credential is sent as it is, or comes from `auth`."""

    def with_options(self, **overrides: Any) -> Settings:
        """Return a copy with other values; only those are checked. `None` and `UNSET` mean the same as for a client."""
        wrapped, overrides = SourcedValue(overrides, "argument"), {}
        given = _given(wrapped)
        credential = changed(self, given)
        if credential is not None:
            given = {**credential.layer, **given}
        values: dict[str, Any] = {name: _checked(name, found) for name, found in given.items()}
        origins = {**self.sources, **{name: found.source for name, found in given.items()}}
        if "auth_token" in values and "api_key" not in values:
            # The key takes precedence over the token; a copy that is given a token must use the token.
            values["api_key"], origins["api_key"] = None, "default"
        if "beta_features" in values:
            values["beta_features"] = _merged(self.ambient_features, values["beta_features"])
        if "retry" in values or "max_retries" in values:
            policy = values.get("retry", self.retry)
            _settle_retries(values, policy, values.get("max_retries"), self.max_retries)
        inherited = self.sources["proxy"] == "default" or self.sources["proxy"].startswith("variable ")
        if "base_url" in values and "proxy" not in values and inherited:
            found = _environment_proxy(self.environment, values["base_url"])
            values["proxy"] = _checked("proxy", found) if found else None
            origins["proxy"] = found.source if found else "default"
        if credential is not None:
            values["identity"] = credential.make({**self.__dict__, **values})
        return evolve(self, **values, sources=MappingProxyType(origins))

    def __deepcopy__(self, memo: dict[int, Any]) -> Settings:
        # Frozen, and what it holds may be an object that cannot be copied.
        return self

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError("settings cannot be pickled: pickle the client, or a ClientConfig")

    def explain(self) -> str:
        """Return every field, its value and its source, one per line; secrets are masked."""
        width = max(map(len, self.sources))
        return "\n".join(f"{name:<{width}} = {value}  ({origin})" for name, value, origin in self.rows())

    def rows(self) -> list[tuple[str, str, str]]:
        """Return (field, value, source) of every field, the value as readable text; secrets are masked."""
        return [(name, shown_value(name, getattr(self, name)), origin) for name, origin in self.sources.items()]

    def __repr__(self) -> str:
        given = [f"{n}={shown_value(n, getattr(self, n))}" for n, origin in self.sources.items() if origin != "default"]
        return f"Settings({', '.join(given)})"


def resolve(
    config: GivenConfig | None = None,
    overrides: Mapping[str, object] = MappingProxyType({}),
    *,
    need_credential: bool = True,
    unread: frozenset[str] = frozenset(),
) -> Settings:
    """Return the settings of a client with `config` and the keywords `overrides`.

    Reads the environment and the config file, the fields `unread` in neither. In `overrides`, `UNSET` means not given,
    and a `SourcedValue` has a source of its own. Raises `ConfigurationError` for an invalid value, an invalid config
    file and, unless `need_credential` is False, for missing credentials; `TypeError` for an unknown keyword.
    """
    wrapped, overrides = SourcedValue(overrides, "argument"), {}
    arguments = _given(wrapped)
    configured = _given(SourcedValue(config.__dict__ if config is not None else {}, "ClientConfig"))
    environment = sources.from_environment()
    ambient, file = environment.values, _from_file(environment.config_file)
    layers: Layers = (arguments, configured, sources.without(ambient, unread), sources.without(file, unread))
    selection = selected(layers, environment, complete=need_credential)
    if selection is not None:
        layers = selection.layers
    values, origins = _looked_up(layers, environment)
    features = _merge_features(values, origins, layers)
    plain, where = _chosen_retries(layers, values["retry"])
    origins["max_retries"] = where or origins["max_retries"]
    _settle_retries(values, values["retry"], plain, FIELDS["max_retries"].default)
    if "proxy" not in arguments and "proxy" not in configured:
        found = _environment_proxy(environment, values["base_url"])
        if found is not None:
            values["proxy"], origins["proxy"] = _checked("proxy", found), found.source
    if selection is not None and selection.is_identity:
        values["identity"] = selection.identity(values)
    resolved = Settings(**values, sources=MappingProxyType(origins), environment=environment, ambient_features=features)
    if need_credential:
        require_credential(resolved)
    return resolved


def _looked_up(layers: Layers, environment: EnvironmentVariables) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the checked value of each field, from the first layer that has it, and its source."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name, rule in FIELDS.items():
        found = next((layer[name] for layer in layers if name in layer), None)
        values[name] = rule.default if found is None else _checked(name, found)
        origins[name] = "default" if found is None else found.source
    for name in ENVIRONMENT_FIELDS:
        found = environment.values.get(name)
        values[name] = None if found is None else _checked(name, found)
        origins[name] = "default" if found is None else found.source
    return values, origins


def _given(values: SourcedValue) -> Given:
    """Return the values that are given: neither `UNSET`, nor None for a field that is not nullable."""
    if not values.value.keys() <= FIELDS.keys():
        unknown = next(name for name in values.value if name not in FIELDS)
        raise TypeError(f"unknown configuration field {unknown!r}; known fields: {', '.join(FIELDS)}")
    return {
        name: value if isinstance(value, SourcedValue) else sources.sourced(name, value, values.source)
        for name, value in values.value.items()
        if value is not UNSET and (value is not None or FIELDS[name].nullable)
    }


def _from_file(named: str | None) -> Given:
    """Return the known fields of the config file; log the unknown ones."""
    found = sources.from_file(named)
    unknown = [name for name in found if name not in FIELDS or name in _NOT_IN_FILES]
    for origin in {found[name].source for name in unknown}:
        warn_unknown(unknown, origin)
    return {
        name: entry
        for name, entry in found.items()
        if name not in unknown and (entry.value is not None or FIELDS[name].nullable)
    }


def _checked(name: str, found: SourcedValue) -> Any:
    if found.value is None:
        return FIELDS[name].default if name == "telemetry" else None
    value, problem = _CHECKS[name](found.value)
    if problem:
        raise ConfigurationError(f"{name} (from {found.source}) {problem}", field=name)
    return value


def _merge_features(values: dict[str, Any], origins: dict[str, str], layers: Layers) -> tuple[str, ...]:
    """Merge the beta features of the environment (else of the file) with those of the client; return the former."""
    name = "beta_features"
    given = next((layer[name] for layer in layers[:2] if name in layer), None)
    ambient = next((layer[name] for layer in layers[2:] if name in layer), None)
    before: tuple[str, ...] = () if ambient is None else _checked(name, ambient)
    after: tuple[str, ...] = () if given is None else _checked(name, given)
    values[name] = _merged(before, after)
    origins[name] = " + ".join(found.source for found in (ambient, given) if found is not None) or "default"
    return before


def _merged(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(before + after))


def _chosen_retries(layers: Layers, policy: Any) -> tuple[int | None, str | None]:
    """Return the given `max_retries` and its source; in each layer it takes precedence over the one in `retry`."""
    chosen = isinstance(policy, RetryPolicy) and not isinstance(policy.max_retries, DefaultCount)
    for layer in layers:
        if "max_retries" in layer:
            return _checked("max_retries", layer["max_retries"]), layer["max_retries"].source
        if "retry" in layer and chosen:
            return policy.max_retries, layer["retry"].source
        chosen = chosen and "retry" not in layer
    return None, None


def _settle_retries(values: dict[str, Any], policy: Any, plain: int | None, fallback: int) -> None:
    """Give `max_retries` and the one in `retry` the same value."""
    if plain is None and isinstance(policy, RetryPolicy) and not isinstance(policy.max_retries, DefaultCount):
        plain = policy.max_retries
    values["max_retries"] = fallback if plain is None else plain
    values["retry"] = evolve(policy, max_retries=values["max_retries"]) if isinstance(policy, RetryPolicy) else policy


def _environment_proxy(environment: EnvironmentVariables, base_url: str) -> SourcedValue | None:
    parts = urlsplit(base_url)
    return sources.environment_proxy(environment, parts.scheme, parts.hostname or "", parts.port)
