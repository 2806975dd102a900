"""Read the YAML description: many files become one document, or are refused with a JSON pointer and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

__all__ = ["Spec", "SpecError", "escape", "load", "resolve"]

ROOT_FILE = "anthropic.yaml"
METHODS = ("get", "put", "post", "delete", "patch")

Json = Any


class SpecError(Exception):
    """The description is wrong: which file, where in it, and why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where, self.reason = where, reason


class Spec:
    """The whole description as one OpenAPI document, and the file each schema came from."""

    def __init__(self, document: dict[str, Json], origins: dict[str, str], homes: dict[str, str]) -> None:
        self.document = document
        self.origins = origins
        self._homes = homes

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

    def place(self, path: str, method: str) -> str:
        """File and JSON pointer of an operation."""
        return f"{self._homes[path]}#/paths/{escape(path)}/{method}"

    def where(self, name: str, *parts: str) -> str:
        """File and JSON pointer of a place inside the schema `name`."""
        return f"{self.origins.get(name, ROOT_FILE)}#/components/schemas/" + "/".join([name, *parts])


class _Loader(yaml.SafeLoader):
    """YAML without surprises: a date stays the text it is, a key written twice is refused."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Json]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                text = f"the key {key.value!r} stands twice"
                raise yaml.constructor.ConstructorError(None, None, text, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(folder: Path) -> Spec:
    """The description in `folder`, whole and valid as OpenAPI; SpecError where it is not."""
    spec = _bundle(folder)
    for name, schema in spec.schemas.items():
        _validate_schema(spec, name, schema)
    _validate_names(spec)
    _validate_openapi(spec)
    return spec


def resolve(spec: Spec, schema: Json) -> Json:
    """The schema itself, behind its `$ref` if it is one."""
    while "$ref" in schema:
        schema = spec.schemas[schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _read(folder: Path, name: str, asked_by: str) -> dict[str, Json]:
    path = folder / name
    try:
        # The loader is a SafeLoader: it builds plain data only.
        data = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506
    except FileNotFoundError as error:
        raise SpecError(asked_by, f"there is no file {name} beside it") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        raise SpecError(name, f"not readable as YAML{line}: {getattr(error, 'problem', error)}") from error
    if not isinstance(data, dict):
        raise SpecError(name, "the top level must be a mapping")
    return data


def _bundle(folder: Path) -> Spec:
    document = _read(folder, ROOT_FILE, ROOT_FILE)
    files = {ROOT_FILE: document}
    _collect(folder, ROOT_FILE, files)
    schemas: dict[str, Json] = {}
    responses: dict[str, Json] = {}
    origins: dict[str, str] = {}
    for name, data in files.items():
        for key, schema in data.get("components", {}).get("schemas", {}).items():
            if key in schemas:
                raise SpecError(f"{name}#/components/schemas/{key}", f"the name is already used in {origins[key]}")
            schemas[key] = _localise(schema)
            origins[key] = name
        responses |= _localise(data.get("components", {}).get("responses", {}))
    paths = {
        path: _localise(_follow(files, ROOT_FILE, item, f"{ROOT_FILE}#/paths/{escape(path)}"))
        for path, item in document.get("paths", {}).items()
    }
    rest = {key: value for key, value in document.items() if key not in ("paths", "components")}
    components = {**document.get("components", {}), "schemas": schemas, "responses": responses}
    homes = {
        path: item.get("$ref", "").partition("#")[0] or ROOT_FILE for path, item in document.get("paths", {}).items()
    }
    return Spec({**rest, "paths": paths, "components": components}, origins, homes)


def _collect(folder: Path, name: str, files: dict[str, dict[str, Json]]) -> None:
    for pointer, ref in _refs(files[name], ""):
        other = ref.partition("#")[0]
        if other and other not in files:
            files[other] = _read(folder, other, f"{name}#{pointer}")
            _collect(folder, other, files)
        _follow(files, name, {"$ref": ref}, f"{name}#{pointer}")


def _refs(node: Json, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield pointer, value
            else:
                yield from _refs(value, f"{pointer}/{escape(str(key))}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _refs(value, f"{pointer}/{index}")


def _follow(files: dict[str, dict[str, Json]], name: str, node: Json, where: str) -> Json:
    """What a `$ref` points at, over files; SpecError at `where` when there is nothing there."""
    if not (isinstance(node, dict) and "$ref" in node):
        return node
    file, _, pointer = node["$ref"].partition("#")
    target: Json = files[file or name]
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, dict) or key not in target:
            raise SpecError(where, f"the reference {node['$ref']} points at nothing")
        target = target[key]
    return target


def _localise(node: Json) -> Json:
    """The same tree with every reference, also in discriminator mappings, made local to the one document."""
    if isinstance(node, dict):
        return {key: _localise(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_localise(value) for value in node]
    if isinstance(node, str) and ".yaml#/components/" in node:
        return "#" + node.partition("#")[2]
    return node


def _validate_schema(spec: Spec, name: str, schema: Json) -> None:
    """Against JSON Schema itself: here the place inside the schema is still known."""
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        deepest = _deepest(error)
        raise SpecError(spec.where(name, *map(str, deepest.absolute_path)), deepest.message[:300])


def _deepest(error: Any) -> Any:
    while error.context:
        error = max(error.context, key=lambda e: len(e.absolute_path))
    return error


def _validate_names(spec: Spec) -> None:
    """Each operation has a name of its own; the validator would say so too, but not where."""
    seen: dict[str, str] = {}
    for path, method, operation in spec.operations():
        name, place = str(operation.get("operationId")), spec.place(path, method)
        if name in seen and "operationId" in operation:
            raise SpecError(f"{place}/operationId", f"{name!r} is already used at {seen[name]}")
        seen[name] = place


def _validate_openapi(spec: Spec) -> None:
    for error in OpenAPIV31SpecValidator(spec.document).iter_errors():
        deepest = _deepest(error)
        pointer = "/".join(escape(str(part)) for part in deepest.absolute_path)
        name = deepest.absolute_path[2] if pointer.startswith("components/schemas/") else None
        raise SpecError(f"{spec.origins.get(str(name), ROOT_FILE)}#/{pointer}", deepest.message[:300])


def escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
