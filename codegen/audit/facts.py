"""Facts about the API in a folder: its calls (`calls.json.gz`) and the types of what is sent (`wire-types.json.gz`)."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .shapes import Field, Shape, merged

__all__ = ["Facts", "FactsError", "is_beta", "short_name"]

Json = Any

CALLS, TYPES = "calls.json.gz", "wire-types.json.gz"
BETA_HEADERS = "alias:anthropic_beta_param.AnthropicBetaParam"
SCALARS = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "datetime": "string",
    "date": "string",
}
ANYTHING = ("any", "object")
FILES = ("bytes", "PathLike", "typing.IO", "typing.Tuple")
"""What may be given where the API takes a file; in the description, a string of `format: binary` or `byte`."""
NOTHING = ("Omit", "type[")
"""What a caller may give and nothing is sent for."""


class FactsError(Exception):
    """The folder holds no facts, or facts of another form. The message names the file."""


def is_beta(key: str) -> bool:
    """Whether a type belongs to the beta half of the API."""
    return key.removeprefix("alias:").startswith("beta.")


def short_name(key: str) -> str:
    """Return the name of a type without the module it stands in, and without the mark of a part of it."""
    return key.rpartition(".")[2].partition("@")[0]


class Facts:
    """The calls and types of the API, ready to be walked."""

    def __init__(self, calls: list[Json], types: dict[str, Json]) -> None:
        self.calls = [call for call in calls if not call.get("alias_of")]
        self.types = dict(types)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for key, value in types.items():
            self._by_name[value["name"]].append(key)

    @classmethod
    def read(cls, folder: Path) -> Facts:
        """Read the two files of `folder`. Raises FactsError if one is missing or has another form."""
        try:
            return cls(_read(folder / CALLS)["endpoints"], _read(folder / TYPES))
        except (KeyError, TypeError, AttributeError) as error:
            raise FactsError(f"{folder}: the facts have another form than expected ({error!r})") from error

    @property
    def beta_headers(self) -> set[str]:
        """Every value of the header `anthropic-beta` that is known."""
        known = self.types.get(BETA_HEADERS)
        return set(self.shape(known["type"]).values) if known else set()

    def request_key(self, call: Json) -> str | None:
        """Return the type of what a call takes (path, query, headers and body in one), None if it takes nothing."""
        name = call["request_type"]
        if not name:
            return None
        module = call["request_type_file"].removeprefix("types/").removesuffix(".py").replace("/", ".")
        for key in (f"{module}.{name}", f"alias:{module}.{name}"):
            if key in self.types:
                return key
        return self.key_near(name, call["resource"])

    def response_key(self, call: Json) -> str | None:
        """Return the type of what a call answers (a page: of its items), None for bytes and empty answers."""
        name = call["response_type"]
        if not name or name == "BinaryAPIResponse":
            return None
        lines = re.fullmatch(r"JSONLDecoder\[(\w+)\]", name)
        return self.key_near(lines[1] if lines else name, call["resource"])

    def key_near(self, name: str, resource: str) -> str | None:
        """Return the type `name` whose module is nearest to a resource, None if there is none of that name."""
        path = resource.split(".")

        def nearness(key: str) -> tuple[bool, bool, int, bool, int]:
            module = key.removeprefix("alias:").split(".")[:-1]
            same = next((i for i, (a, b) in enumerate(zip(module, path, strict=False)) if a != b), len(module))
            same = min(same, len(path))
            both = (module[:1] == ["beta"]) == (path[0] == "beta")
            return not key.startswith("alias:"), both, same, path[-1][:-1] in key, -len(module)

        return max(self._by_name.get(name, ()), key=nearness, default=None)

    def pointer(self, key: str) -> Json:
        """Return the type expression that stands for the type `key`."""
        return self.types[key]["type"] if key.startswith("alias:") else f"#{key}"

    def shape(self, expression: Json) -> Shape:
        """Return what a type expression admits."""
        if isinstance(expression, str):
            return self._named(expression)
        if "anyOf" in expression:
            return merged([self.shape(member) for member in expression["anyOf"]])
        if "enum" in expression:
            if all(isinstance(value, bool) for value in expression["enum"]):
                return Shape(scalars=frozenset(["boolean"]))
            return Shape(values=tuple(map(str, expression["enum"])))
        if "array" in expression:
            return Shape(items=(expression["array"],))
        if "map" in expression:
            return Shape(entries=(expression["map"],))
        raise FactsError(f"a type of an unknown kind: {json.dumps(expression)[:200]}")

    def _named(self, expression: str) -> Shape:
        if expression.startswith("alias:"):
            return self.shape(self.types[expression]["type"])
        if expression.startswith("#"):
            return Shape(records=(expression[1:],))
        if expression in SCALARS:
            return Shape(scalars=frozenset([SCALARS[expression]]))
        if expression == "null":
            return Shape(null=True)
        if expression in ANYTHING:
            return Shape(free=True)
        if expression.startswith(FILES):
            return Shape(scalars=frozenset(["string"]))
        if expression.startswith(NOTHING):
            return Shape()
        raise FactsError(f"a type of an unknown kind: {expression}")

    def fields(self, key: str) -> dict[str, Field]:
        """Return the fields of a record; of a union of records, those that any of them has."""
        if key.startswith("alias:"):
            return _either([self.fields(record) for record in self.shape(self.types[key]["type"]).records])
        return {name: Field(each["type"], each["required"]) for name, each in self.types[key]["fields"].items()}

    def body_key(self, request: str, call: Json) -> str:
        """Return a type that has only those fields of a request that are sent in the body."""
        key = f"{request.removeprefix('alias:')}@body"
        if key not in self.types:
            fields, sent = self.fields(request), call["body_params"] or ()
            named = {name: fields[name] for name in fields if name in sent or (name == "stream" and sent)}
            record = {name: {"type": each.type, "required": each.required} for name, each in named.items()}
            self.types[key] = {"kind": "params", "name": key, "fields": record}
        return key

    def tags(self, key: str, name: str = "type") -> Sequence[str]:
        """Return the values that tell a record from the others of its union, nothing if it is not."""
        found = self.types[key]["fields"].get(name)
        return self.shape(found["type"]).values if found else ()


def _either(records: list[dict[str, Field]]) -> dict[str, Field]:
    """Return the fields that any of `records` has; a field is required where all of them require it."""
    found: dict[str, Field] = {}
    for name in dict.fromkeys(name for record in records for name in record):
        own = [record[name] for record in records if name in record]
        required = len(own) == len(records) and all(each.required for each in own)
        found[name] = Field({"anyOf": [each.type for each in own]}, required)
    return found


def _read(path: Path) -> Json:
    try:
        return json.loads(gzip.decompress(path.read_bytes()))
    except FileNotFoundError as error:
        raise FactsError(f"there is no {path.name} in {path.parent}") from error
    except (OSError, EOFError, ValueError) as error:
        raise FactsError(f"{path} cannot be read: {error}") from error
