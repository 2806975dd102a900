"""The bundled description: one OpenAPI document, and the file and JSON pointer of each of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

__all__ = [
    "METHODS",
    "ROOT_FILE",
    "SCHEMAS",
    "Spec",
    "SpecError",
    "all_refs",
    "body_schema",
    "errors_at",
    "escape",
    "known_values",
    "resolve",
]

ROOT_FILE = "anthropic.yaml"
METHODS = ("get", "put", "post", "delete", "patch")
SCHEMAS = "#/components/schemas/"
NULL = {"type": "null"}

Json = Any


class SpecError(Exception):
    """The description is invalid. `where`: file and JSON pointer; `reason`: what is wrong."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where, self.reason = where, reason


class Spec:
    """The description as one OpenAPI document, and the file and pointer each part was read from."""

    def __init__(
        self,
        document: dict[str, Json],
        origins: dict[str, str],
        locations: dict[str, str],
        shared: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.document = document
        self.origins = origins
        self._locations = locations
        self._shared = shared or {}

    @property
    def schemas(self) -> dict[str, Json]:
        """Every schema by name, in the order of the files."""
        schemas: dict[str, Json] = self.document["components"]["schemas"]
        return schemas

    def operations(self) -> Iterator[tuple[str, str, dict[str, Json]]]:
        """Yield (path, HTTP method, operation) of every operation, in the order of the description."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, method, item[method]

    def path_location(self, path: str, *parts: str) -> str:
        """File and JSON pointer of a path item, or of a part of it."""
        return "/".join([self._locations[path], *map(escape, parts)])

    def parameter_location(self, where: str, index: int) -> str:
        """File and JSON pointer of a parameter of the operation at `where`: its own, or one shared by the path item."""
        shared = self._shared.get(where, [])
        location = shared[index] if index < len(shared) else ""
        return location or f"{where}/parameters/{index}"

    def schema_location(self, name: str, *parts: str) -> str:
        """File and JSON pointer of the schema `name`, or of a part of it."""
        return f"{self.origins.get(name, ROOT_FILE)}#/components/schemas/" + "/".join(map(escape, [name, *parts]))


def resolve(spec: Spec, schema: Json) -> Json:
    """Return the schema itself or, if it is a `$ref`, its target."""
    while "$ref" in schema:
        schema = spec.schemas[schema["$ref"].rsplit("/", 1)[1]]
    return schema


def body_schema(media: Json) -> tuple[str, bool]:
    """Name of the schema of a request or response, and whether it may be `null`: a `oneOf` of both.

    The name is empty where the schema is neither a reference nor such a `oneOf`.
    """
    schema = media.get("schema") or {}
    members = schema.get("oneOf") or [schema]
    named = [one for one in members if one != NULL]
    ref = str(named[0].get("$ref")) if len(named) == 1 and len(members) <= 2 else ""
    return (ref.removeprefix(SCHEMAS), len(members) == 2) if ref.startswith(SCHEMAS) else ("", False)


def known_values(schema: Json) -> list[str]:
    """The known values of an enum, or of a string that lists some; empty for any other schema."""
    values: list[str] = schema.get("enum") or schema.get("x-known-values") or []
    return values


def escape(part: str) -> str:
    """Escape one part of a JSON pointer (RFC 6901)."""
    return part.replace("~", "~0").replace("/", "~1")


@contextmanager
def errors_at(where: str) -> Iterator[None]:
    """Convert an unexpected exception inside the block to a SpecError at `where`."""
    try:
        yield
    except SpecError:
        raise
    except Exception as error:
        raise SpecError(where, f"cannot be processed: {type(error).__name__}: {str(error)[:300]}") from error


def all_refs(node: Json) -> list[str]:
    """Return every `$ref` in a part of the description, at any depth."""
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for value in node.values() for ref in all_refs(value)]
    return [ref for value in node for ref in all_refs(value)] if isinstance(node, list) else []
