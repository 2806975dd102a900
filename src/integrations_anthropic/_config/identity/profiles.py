"""Profiles on disk: `configs/<name>.json` says who calls, `credentials/<name>.json` holds the tokens of a login.

They are shared with the other clients of the API. No function here raises while a secret is in its local variables:
what is read here is none.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, NamedTuple

from ..._redact import scrubbed
from ..._runtime.files import read_file
from ...errors import ConfigurationError
from ..credentials.functions import profile_name

__all__ = ["FEDERATION", "LOGIN", "FoundProfile", "active_profile", "profile_folder", "read_profile"]

DEFAULT_PROFILE = "default"
FEDERATION = "oidc_federation"
LOGIN = "user_oauth"


class FoundProfile(NamedTuple):
    """A profile as it was read."""

    name: str
    path: str
    kind: str
    """FEDERATION or LOGIN."""
    fields: dict[str, Any]
    """Values of fields of the configuration, not yet checked."""
    client_id: str | None
    credentials_file: str


def profile_folder(named: str | None, application_data: str | None) -> str:
    """The folder of the profiles: `named` by the environment, or that of the platform.

    `application_data`: where programs keep their settings on Windows, as the environment says.
    """
    if named:
        return named
    if sys.platform == "win32":
        return os.path.join(application_data or os.path.expanduser(r"~\AppData\Roaming"), "Anthropic")
    return os.path.join(os.path.expanduser("~"), ".config", "anthropic")


def active_profile(folder: str, *, is_named: bool) -> str | None:
    """The profile that `active_config` names, else `default` where there is one; None where there is no profile.

    `is_named`: the environment names the folder, so that the default profile has to be there. Raises ConfigurationError
    for a pointer that cannot be read or names no profile.
    """
    pointer = os.path.join(folder, "active_config")
    try:
        content, _ = read_file(pointer)
    except (FileNotFoundError, NotADirectoryError):
        content = b""
    except OSError as error:
        raise _unusable("the pointer to the active profile", pointer, f"cannot be read: {_reason(error)}") from error
    if name := content.decode("utf-8-sig", "replace").strip():
        _, problem = profile_name(name)
        if problem:
            raise _unusable("the pointer to the active profile", pointer, f"names no profile: the name {problem}")
        return name
    return DEFAULT_PROFILE if is_named or os.path.isfile(_path(folder, "configs", DEFAULT_PROFILE)) else None


def read_profile(name: str, folder: str) -> FoundProfile:
    """The profile of a checked name. Raises ConfigurationError for one that is not there or cannot be used."""
    path = _path(folder, "configs", name)
    data = _read(name, path)
    who = data.get("authentication")
    if not isinstance(who, dict):
        raise _refused(name, path, 'has no object "authentication"')
    kind = who.get("type")
    if kind not in (FEDERATION, LOGIN):
        raise _refused(name, path, f'has an "authentication" of an unknown type: expected {FEDERATION} or {LOGIN}')
    token_file = _token_file(name, path, who.get("identity_token"))
    given = {
        "federation_rule_id": who.get("federation_rule_id"),
        "service_account_id": who.get("service_account_id"),
        "organization_id": data.get("organization_id"),
        "workspace_id": data.get("workspace_id"),
        "identity_token_file": token_file,
        "base_url": data.get("base_url"),
    }
    texts = {"client_id": who.get("client_id"), "credentials_path": who.get("credentials_path")}
    for field, value in texts.items():
        if value is not None and not isinstance(value, str):
            raise _refused(name, path, f'has an "authentication.{field}" that is no string')
    stored = texts["credentials_path"] or _path(folder, "credentials", name)
    return FoundProfile(
        name=name,
        path=path,
        kind=kind,
        # An empty value counts as not given, as one of the environment does.
        fields={field: value for field, value in given.items() if value not in (None, "")},
        client_id=texts["client_id"] or None,
        credentials_file=os.path.expanduser(stored),
    )


def _read(name: str, path: str) -> dict[str, Any]:
    problem, data = None, None
    try:
        content, mode = read_file(path)
        if os.name == "posix" and mode & 0o022:
            problem = f"can be written by other users (mode {mode & 0o777:03o}): chmod go-w it"
        data = json.loads(content.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        problem = "does not exist: ANTHROPIC_PROFILE names another profile, ANTHROPIC_CONFIG_DIR another folder"
    except (OSError, ValueError, RecursionError) as error:
        problem = f"cannot be read: {_reason(error)}"
    if problem:
        raise _refused(name, path, problem)
    if not isinstance(data, dict):
        raise _refused(name, path, "is no JSON object")
    return data


def _token_file(name: str, path: str, given: Any) -> str | None:
    """The file of the token of a workload, as a profile names it."""
    if given is None:
        return None
    if not isinstance(given, dict) or given.get("source") != "file":
        raise _refused(name, path, 'has an "authentication.identity_token" whose source is not "file"')
    found = given.get("path")
    if not isinstance(found, str) or not found:
        raise _refused(name, path, 'has an "authentication.identity_token" without a path')
    return found


def _path(folder: str, kind: str, name: str) -> str:
    return os.path.join(folder, kind, f"{name}.json")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return scrubbed(error.strerror or str(error))
    return "it is not JSON in UTF-8" if isinstance(error, ValueError) else "it is nested too deeply"


def _refused(name: str, path: str, problem: str) -> ConfigurationError:
    return _unusable(f"profile {name}", path, problem)


def _unusable(what: str, path: str, problem: str) -> ConfigurationError:
    return ConfigurationError(f"{what}: {path} {problem}", field="profile")
