"""Names of services and methods in the official client, and those of this package that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["official_arguments", "official_names", "own_names"]

_METHODS = {"retrieve": ("get",)}
"""Method of the official client → what leads to it here, where the names differ."""
_OF_SERVICE: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {
    (): {"organization": ("admin",)},
    ("admin",): {"retrieve": ("organizations", "get")},
    ("admin", "users"): {"remove": ("delete",)},
    ("admin", "workspaces", "members"): {"add": ("create",), "remove": ("delete",)},
}
"""The same for single services, by their path here."""
_ARGUMENTS = {
    ("admin", "claude_tag", "bundles", "targets"): {"*": "target"},
    ("admin", "claude_tag", "slack_channels"): {"slack_channel_id": "id"},
    ("admin", "claude_tag", "slack_workspaces"): {"slack_workspace_id": "id"},
    ("environments", "work"): {"worker_id": "anthropic_worker_id"},
}
"""Arguments of single services here → their official names, where these differ; `*`: all, which are one there."""


def own_names(service: tuple[str, ...], name: str) -> tuple[str, ...]:
    """What leads from a service of this package, named by its path, to what an official name stands for.

    Empty for a name that the official client does not have, because it has another one for the same.
    """
    renamed = _METHODS | _OF_SERVICE.get(service, {})
    if name in renamed:
        return renamed[name]
    return () if any(own[0] == name for own in renamed.values()) else (name,)


def official_names(service: tuple[str, ...], names: Iterable[str]) -> list[str]:
    """The official names of what a service has, for its `dir`."""
    renamed = {own[0]: name for name, own in (_METHODS | _OF_SERVICE.get(service, {})).items()}
    return sorted(renamed.get(name, name) for name in names)


def official_arguments(service: tuple[str, ...]) -> Mapping[str, str]:
    """Arguments of a service here → their official names, where these differ."""
    return _ARGUMENTS.get(service, {})
