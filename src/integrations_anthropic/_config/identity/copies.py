"""The credential of a copy of a client, where options of the copy change it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from ...errors import ConfigurationError
from ..sources import SourcedValue
from .identities import CredentialSettings, ProfileLogin, WorkloadIdentity
from .selection import IDENTITY, PARTS, STATIC, build_identity, check_address, select

if TYPE_CHECKING:
    from ..sources import Given

__all__ = ["ChangedCredential", "changed_credential"]

_CHOSEN = ("profile", *PARTS)


class ChangedCredential(NamedTuple):
    """What a copy has in the place of its origin's."""

    layer: dict[str, SourcedValue]
    """Values of fields, not yet checked; a value of None takes what the origin has away."""
    make: Any
    """Returns the identity, from the checked values of all fields."""


def changed_credential(settings: CredentialSettings, given: Given) -> ChangedCredential | None:
    """How the options `given` change the credential of a client; None where they do not.

    Raises ConfigurationError for credentials that exclude each other, and for what is missing.
    """
    now = settings.identity
    if "auth" in given:
        return ChangedCredential({}, lambda values: None)
    if any(name in given for name in STATIC):
        select((given, {}, {}, {}), settings.environment, complete=True)
        gone: dict[str, SourcedValue] = {}
        if now is not None:
            gone = {name: SourcedValue(None, "default") for name in _CHOSEN if name not in given}
        return ChangedCredential(gone, lambda values: None)
    if not any(name in given for name in _CHOSEN):
        if now is not None and "base_url" in given:
            return ChangedCredential({}, partial(_at_address, now))
        return None
    if "profile" not in given and not any(name in given for name in IDENTITY):
        return _changed_part(now, given)
    current: Given = {}
    if "profile" not in given:
        held = {name: SourcedValue(getattr(settings, name), settings.sources[name]) for name in PARTS}
        current = {name: found for name, found in held.items() if found.value is not None}
    ambient = {name: found for name, found in settings.environment.values.items() if name in PARTS}
    selection = select((given, current, ambient, {}), settings.environment, complete=True)
    found = {name: each for layer in reversed(selection.layers) for name, each in layer.items() if name not in given}
    if settings.sources["base_url"] != "default":
        # The address that the caller chose stays.
        found.pop("base_url", None)
    gone = {name: SourcedValue(None, "default") for name in (*STATIC, *_CHOSEN) if name not in given}
    return ChangedCredential(gone | found, lambda values: build_identity(values, selection.profile))


def _at_address(now: WorkloadIdentity | ProfileLogin, values: Mapping[str, Any]) -> WorkloadIdentity | ProfileLogin:
    check_address(values["base_url"])
    return now


def _changed_part(now: WorkloadIdentity | ProfileLogin | None, given: Given) -> ChangedCredential:
    """Only which organization, service account or workspace changes."""
    name = next(name for name in PARTS if name in given)
    if now is None:
        why = f"{name} needs a workload identity or a profile: the credential of this client is sent as it is"
        raise ConfigurationError(why, field=name)
    if isinstance(now, WorkloadIdentity):
        return ChangedCredential({}, lambda values: build_identity(values, None))
    if other := next((each for each in PARTS if each in given and each != "workspace_id"), None):
        why = f"{other} is for workload identities: the credential of this client is the login of profile {now.profile}"
        raise ConfigurationError(why, field=other)
    return ChangedCredential({}, lambda values: evolve(now, workspace_id=values["workspace_id"]))
