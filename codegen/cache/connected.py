"""Names that refer to each other, in either direction, belong together: a change of one may change all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["connected"]


def connected(refers: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the groups of names that are connected, in the order of the names; names that are no key are left out."""
    root = {name: name for name in refers}

    def root_of(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for name, others in refers.items():
        for other in others:
            if other in root:
                root[root_of(name)] = root_of(other)
    groups: dict[str, list[str]] = {}
    for name in refers:
        groups.setdefault(root_of(name), []).append(name)
    return list(groups.values())
