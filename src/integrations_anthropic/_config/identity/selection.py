"""The choice of the credential of a client, where it may be another one than a key or a token that was given.

The first of arguments, `ClientConfig`, environment and config file that has any credential decides; in the environment
and the config file a key or a token goes before a profile, and that before a workload identity. Where none has one, the
active profile on disk is used.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from ...errors import ConfigurationError
from ..sources import SourcedValue
from .identities import ProfileLogin, WorkloadIdentity
from .profiles import FEDERATION, FoundProfile, active_profile, profile_folder, read_profile

if TYPE_CHECKING:
    from ..sources import EnvironmentVariables, Given, Layers

__all__ = ["IDENTITY", "PARTS", "STATIC", "Selection", "build_identity", "check_address", "select"]


STATIC = ("api_key", "auth_token")
IDENTITY = ("identity_token", "identity_token_file", "federation_rule_id")
"""Fields each of which says that a workload identity is meant."""
PARTS = (*IDENTITY, "organization_id", "service_account_id", "workspace_id")
_TOKENS = ("identity_token", "identity_token_file")
_LOCAL = ("localhost", "127.0.0.1", "::1")
_NEEDED = {
    "identity_token_file": "a token of the workload: set ANTHROPIC_IDENTITY_TOKEN_FILE, or pass identity_token_file=",
    "federation_rule_id": "a federation rule: set ANTHROPIC_FEDERATION_RULE_ID, or pass federation_rule_id=",
    "organization_id": "an organization: set ANTHROPIC_ORGANIZATION_ID, or pass organization_id=",
}
_log = logging.getLogger("integrations_anthropic.config")


class Selection(NamedTuple):
    """What was chosen."""

    layers: Layers
    """The values to resolve, with those of the profile among them; without what the choice leaves out."""
    profile: FoundProfile | None
    is_identity: bool
    """Whether access tokens are asked for. Otherwise a key or a token is sent as it is, if there is one."""

    def identity(self, values: Mapping[str, Any]) -> WorkloadIdentity | ProfileLogin:
        """What access tokens are asked for, from the checked values of the fields; raises as `build_identity`."""
        return build_identity(values, self.profile)


def select(layers: Layers, environment: EnvironmentVariables, *, complete: bool) -> Selection:
    """Choose the credential. `complete`: whether it is an error that a workload identity lacks something.

    Raises ConfigurationError for credentials that exclude each other, for what is missing, and for a profile that
    cannot be used.
    """
    folder = _folder(environment)
    lacking: str | None = None
    for number, layer in enumerate(layers):
        _check_exclusive(layer, number)
        if any(name in layer for name in STATIC):
            _warn_of_unused(layer, layers[number:])
            return Selection(layers, None, is_identity=False)
        if "profile" in layer:
            return _of_profile(layers, read_profile(_name(layer["profile"]), folder))
        if any(name in layer for name in IDENTITY):
            lacking = _lacking(layers)
            if lacking is None:
                return Selection(_one_token(_without_static(layers)), None, is_identity=True)
            if number < 2 and complete:
                raise ConfigurationError(f"the workload identity lacks {_NEEDED[lacking]}", field=lacking)
    named = environment.values.get("profile_folder") is not None
    name = active_profile(folder, is_named=named)
    if name is not None:
        try:
            return _of_profile(layers, read_profile(name, folder))
        except ConfigurationError as error:
            # Nothing has asked for it, and there is something else to call with.
            if not any("admin_api_key" in layer for layer in layers):
                raise
            _log.warning("the active profile is not used: %s", error.message)
    if lacking is not None and complete:
        raise ConfigurationError(f"the workload identity lacks {_NEEDED[lacking]}", field=lacking)
    return Selection(layers, None, is_identity=False)


def build_identity(values: Mapping[str, Any], profile: FoundProfile | None) -> WorkloadIdentity | ProfileLogin:
    """What access tokens are asked for, from the checked values of the fields.

    Raises ConfigurationError for what is missing, and for a `base_url` that tokens must not be sent to.
    """
    check_address(values["base_url"])
    if profile is not None and profile.kind != FEDERATION:
        return ProfileLogin(
            profile=profile.name,
            credentials_file=profile.credentials_file,
            client_id=profile.client_id,
            workspace_id=values["workspace_id"],
        )
    for name, needed in _NEEDED.items():
        if values[name] is None and not (name in _TOKENS and values["identity_token"] is not None):
            where = f"profile {profile.name} ({profile.path})" if profile is not None else "the workload identity"
            raise ConfigurationError(f"{where} lacks {needed}", field=name)
    return WorkloadIdentity(
        token=values["identity_token"],
        token_file=values["identity_token_file"],
        federation_rule_id=values["federation_rule_id"],
        organization_id=values["organization_id"],
        service_account_id=values["service_account_id"],
        workspace_id=values["workspace_id"],
    )


def check_address(base_url: str) -> None:
    """Raise ConfigurationError for an address that the token of a workload must not be sent to."""
    url = urlsplit(base_url)
    if url.scheme != "https" and url.hostname not in _LOCAL:
        why = f"must be an https URL, as tokens are exchanged there; plain http is for {', '.join(_LOCAL)}"
        raise ConfigurationError(f"base_url {why}", field="base_url")


def _folder(environment: EnvironmentVariables) -> str:
    named = environment.values.get("profile_folder")
    return profile_folder(None if named is None else named.value, environment.application_data)


def _name(found: SourcedValue) -> str:
    from ..credentials.functions import profile_name

    name, problem = profile_name(found.value)
    if problem:
        raise ConfigurationError(f"profile (from {found.source}) {problem}", field="profile")
    return str(name)


def _check_exclusive(layer: Given, number: int) -> None:
    """Refuse credentials of several kinds that were given in code, side by side."""
    if number >= 2:
        return
    static = next((name for name in STATIC if name in layer), None)
    others = [name for name in ("profile", *PARTS) if name in layer]
    if static is not None and others:
        raise ConfigurationError(f"{static} and {others[0]} exclude each other: give one of them", field=others[0])
    if all(name in layer for name in _TOKENS):
        raise ConfigurationError("identity_token and identity_token_file: give one of them", field="identity_token")


def _warn_of_unused(layer: Given, layers: tuple[Given, ...]) -> None:
    """Warn of a profile or a workload identity that was set up, and is not used because of a key."""
    used = next(layer[name] for name in STATIC if name in layer)
    # What names an organization or a workspace alone says nothing of how to call.
    for name in ("profile", *IDENTITY):
        unused = next((each[name] for each in layers if name in each), None)
        if unused is not None:
            _log.warning("%s is not used: %s goes before it", unused.source, used.source)
            return


def _of_profile(layers: Layers, profile: FoundProfile) -> Selection:
    """With the values of a profile: they go before the environment, but for its `base_url`, which comes after it."""
    arguments, configured, environment, file = _without_static(layers)
    source = f"profile {profile.path}"
    fields = {name: SourcedValue(value, source) for name, value in profile.fields.items()}
    base_url = {"base_url": fields.pop("base_url")} if "base_url" in fields else {}
    dropped = _TOKENS if "identity_token_file" in fields else ()
    environment = {name: value for name, value in environment.items() if name not in dropped} | fields
    environment.setdefault("profile", SourcedValue(profile.name, source))
    changed: Layers = (arguments, configured, environment, {**file, **base_url})
    return Selection(_one_token(changed), profile, is_identity=True)


def _lacking(layers: Layers) -> str | None:
    """The field that a workload identity lacks first; None where it is whole."""
    given = {name for layer in layers for name in layer}
    if not given.intersection(_TOKENS):
        return "identity_token_file"
    return next((name for name in ("federation_rule_id", "organization_id") if name not in given), None)


def _without_static(layers: Layers) -> Layers:
    kept = [{name: value for name, value in layer.items() if name not in STATIC} for layer in layers]
    return kept[0], kept[1], kept[2], kept[3]


def _one_token(layers: Layers) -> Layers:
    """With one of token and file: that of the first layer that has either; of both, the file, which can be renewed."""
    chosen: str | None = None
    kept: list[dict[str, SourcedValue]] = []
    for layer in layers:
        if chosen is None:
            chosen = next((name for name in reversed(_TOKENS) if name in layer), None)
        kept.append({name: value for name, value in layer.items() if name not in _TOKENS or name == chosen})
    return kept[0], kept[1], kept[2], kept[3]
