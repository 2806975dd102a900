"""The description as the rest of the generator sees it: one document, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

__all__ = ["METHODS", "ROOT_FILE", "Spec", "SpecError", "at", "escape", "resolve"]

ROOT_FILE = "anthropic.yaml"
METHODS = ("get", "put", "post", "delete", "patch")

Json = Any


class SpecError(Exception):
    """The description is wrong: which file, where in it, and why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where, self.reason = where, reason


class Spec:
    """The whole description as one OpenAPI document, and the place each part of it came from."""

    def __init__(
        self,
        document: dict[str, Json],
        origins: dict[str, str],
        homes: dict[str, str],
        shared: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.document = document
        self.origins = origins
        self._homes = homes
        self._shared = shared or {}

    @property
    def schemas(self) -> dict[str, Json]:
        """Every schema by name, in the order of the files."""
        schemas: dict[str, Json] = self.document["components"]["schemas"]
        return schemas

    def operations(self) -> Iterator[tuple[str, str, dict[str, Json]]]:
        """(path, HTTP method, operation) of every operation, in the order of the description."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, method, item[method]

    def place(self, path: str, *parts: str) -> str:
        """File and JSON pointer of a path, or of a place below it."""
        return "/".join([self._homes[path], *map(escape, parts)])

    def parameter(self, where: str, index: int) -> str:
        """Place of a parameter of the operation at `where`: its own, or one all operations of its path share."""
        shared = self._shared.get(where, [])
        place = shared[index] if index < len(shared) else ""
        return place or f"{where}/parameters/{index}"

    def where(self, name: str, *parts: str) -> str:
        """File and JSON pointer of a place inside the schema `name`."""
        return f"{self.origins.get(name, ROOT_FILE)}#/components/schemas/" + "/".join(map(escape, [name, *parts]))


def resolve(spec: Spec, schema: Json) -> Json:
    """The schema itself, behind its `$ref` if it is one."""
    while "$ref" in schema:
        schema = spec.schemas[schema["$ref"].rsplit("/", 1)[1]]
    return schema


def escape(part: str) -> str:
    """One part of a JSON pointer."""
    return part.replace("~", "~0").replace("/", "~1")


@contextmanager
def at(where: str) -> Iterator[None]:
    """Whatever nobody thought of inside is told as a SpecError at `where`, not as a traceback."""
    try:
        yield
    except SpecError:
        raise
    except Exception as error:
        raise SpecError(where, f"not understood: {type(error).__name__}: {str(error)[:300]}") from error
