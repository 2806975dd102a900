"""Where the reference describes a type: addresses of records, unions and named values by the names in annotations."""

from __future__ import annotations

import posixpath

from ..ir import Alias, Api, Record, Union

__all__ = ["FOLDER", "Links"]

FOLDER = "reference/types"


class Links:
    """Addresses of the types of an API."""

    def __init__(self, api: Api) -> None:
        kinds: tuple[tuple[Record, ...] | tuple[Union, ...] | tuple[Alias, ...], ...] = (
            api.records,
            api.unions,
            api.aliases,
        )
        self.groups = {each.name: each.group for kind in kinds for each in kind}

    def name(self, annotated: str) -> str | None:
        """The type that a name in an annotation means: of an argument, `ToolInput` is a `Tool`."""
        for name in (annotated, annotated.removesuffix("Input")):
            if name in self.groups:
                return name
        return None

    def address(self, annotated: str, page: str) -> str | None:
        """The address of a type, as a link on `page`; None for a name that is none of the API's."""
        name = self.name(annotated)
        if name is None:
            return None
        return f"{posixpath.relpath(f'{FOLDER}/{self.groups[name]}.md', posixpath.dirname(page))}#{name}"
