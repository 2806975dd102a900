"""Bundle YAML files into one OpenAPI document: resolve references, copy shared parts into the operations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ..names import cap_words
from .checks.unread import check_files
from .checks.unwritten import check_written
from .description import METHODS, ROOT_FILE, Spec, SpecError, escape

__all__ = ["bundle"]

SECTIONS = ("schemas", "responses", "parameters", "requestBodies")

Json = Any
Files = dict[str, dict[str, Json]]


class _Strict(yaml.constructor.SafeConstructor):
    """Rejects keys that are duplicate or no strings."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Json]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be a string", key.start_mark)
            if key.value in seen:
                problem = f"duplicate key {key.value!r}"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Loader(_Strict, yaml.SafeLoader):
    """A safe YAML loader that reads a date as a string."""


class _FastLoader(_Strict, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # its parser in C
    """The same, several times faster."""


_Loader.yaml_implicit_resolvers = _FastLoader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def bundle(folder: Path) -> Spec:
    """Return the root file of `folder` and all files it refers to as one document. SpecError if a part is missing."""
    document = _read(folder, ROOT_FILE, ROOT_FILE)
    files = {ROOT_FILE: document}
    _read_referenced(folder, ROOT_FILE, files)
    components: dict[str, Json] = {section: {} for section in SECTIONS}
    origins: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    for name, data in files.items():
        for section in SECTIONS:
            _add_components(name, data, section, components[section], origins[section])
    for schema in components["schemas"].values():
        _expand_mapping(schema)
    items, locations = _paths(files)
    check_files(files, locations.values())
    check_written(files)
    shared: dict[str, list[str]] = {}
    paths = {path: _operations(item, locations[path], components, shared) for path, item in items.items()}
    root = {key: _localized(value) for key, value in document.items() if key not in ("paths", "components")}
    bundled = {**root, "paths": paths, "components": {**document.get("components", {}), **components}}
    return Spec(bundled, origins["schemas"], locations, shared)


def _read(folder: Path, name: str, referrer: str) -> dict[str, Json]:
    path = folder / name
    try:
        data = _loaded(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise SpecError(name, f"not valid UTF-8: byte {error.start} is {error.object[error.start]:#x}") from error
    except OSError as error:
        raise SpecError(referrer, f"there is no file {name} in the folder") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        raise SpecError(name, f"not readable as YAML{line}: {getattr(error, 'problem', error)}") from error
    except (ValueError, RecursionError) as error:
        raise SpecError(name, f"not readable as YAML: {error}") from error
    _mapping(data, name, "the document")
    try:
        _check_keys(data, f"{name}#")
    except RecursionError as error:
        raise SpecError(name, "an anchor contains itself") from error
    return dict(data)


def _loaded(text: str) -> Json:
    # Both loaders are safe ones: they build plain data only.
    try:
        return yaml.load(text, Loader=_FastLoader)  # noqa: S506
    except yaml.YAMLError:
        # For its message, which says more, and is the same on every machine.
        return yaml.load(text, Loader=_Loader)  # noqa: S506


def _check_keys(node: Json, where: str) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if not isinstance(key, str):
                raise SpecError(where, f"the key {key!r} must be a string: put it in quotes")
            _check_keys(value, f"{where}/{escape(key)}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            _check_keys(value, f"{where}/{index}")


def _mapping(node: Json, where: str, what: str = "this") -> Json:
    if not isinstance(node, dict):
        raise SpecError(where, f"{what} must be a mapping")
    return node


def _read_referenced(folder: Path, name: str, files: Files) -> None:
    for pointer, ref in _refs(files[name], ""):
        other = ref.partition("#")[0]
        if other and other not in files:
            files[other] = _read(folder, other, f"{name}#{pointer}")
            _read_referenced(folder, other, files)
        _resolve(files, name, {"$ref": ref}, f"{name}#{pointer}")


def _refs(node: Json, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield pointer, value
            elif key not in ("example", "examples"):
                yield from _refs(value, f"{pointer}/{escape(key)}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _refs(value, f"{pointer}/{index}")


def _resolve(files: Files, name: str, node: Json, where: str) -> Json:
    """Return the target of a `$ref`, possibly in another file. SpecError at `where` if it does not exist."""
    if not (isinstance(node, dict) and "$ref" in node):
        return node
    file, _, pointer = node["$ref"].partition("#")
    target: Json = files[file or name]
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, dict) or key not in target:
            raise SpecError(where, f"the target of the reference {node['$ref']} does not exist")
        target = target[key]
    return target


def _add_components(name: str, data: Json, section: str, found: dict[str, Json], origins: dict[str, str]) -> None:
    components = _mapping(data.get("components", {}), f"{name}#/components")
    where = f"{name}#/components/{section}"
    for key, value in _mapping(components.get(section, {}), where).items():
        if key in found:
            other = f"{cap_words(name.removesuffix('.yaml'))}{key}"
            reason = f"the name is already used in {origins[key]}: refer to that if it is the same, else take {other}"
            raise SpecError(f"{where}/{escape(key)}", reason)
        found[key] = _localized(value)
        origins[key] = name


def _localized(node: Json) -> Json:
    """Copy the tree with every reference, discriminator mappings included, made local to the one document."""
    if isinstance(node, dict):
        return {key: _localized(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_localized(value) for value in node]
    if isinstance(node, str) and ".yaml#/components/" in node:
        return "#" + node.partition("#")[2]
    return node


def _expand_mapping(schema: Json) -> None:
    """Replace schema names in a discriminator mapping, which OpenAPI allows, by references."""
    discriminator = schema.get("discriminator") if isinstance(schema, dict) else None
    mapping: Json = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    for tag, name in mapping.items() if isinstance(mapping, dict) else ():
        if isinstance(name, str) and "/" not in name:
            mapping[tag] = f"#/components/schemas/{name}"


def _paths(files: Files) -> tuple[dict[str, Json], dict[str, str]]:
    """Return (path items, location of each)."""
    items: dict[str, Json] = {}
    locations: dict[str, str] = {}
    for path, item in _mapping(files[ROOT_FILE].get("paths"), f"{ROOT_FILE}#/paths").items():
        location = f"{ROOT_FILE}#/paths/{escape(path)}"
        _mapping(item, location)
        locations[path] = location
        if "$ref" in item:
            if len(item) > 1:
                raise SpecError(location, "a path item with $ref must have no other keys")
            file, _, pointer = item["$ref"].partition("#")
            locations[path] = f"{file or ROOT_FILE}#{pointer}"
        items[path] = _localized(_mapping(_resolve(files, ROOT_FILE, item, location), locations[path]))
        if "$ref" in items[path]:
            raise SpecError(locations[path], "a reference to another reference is not supported: refer to its target")
    return items, locations


def _operations(item: Json, location: str, components: Json, shared: dict[str, list[str]]) -> Json:
    """Return the path item with shared parameters and referenced components copied into each operation."""
    common = item.get("parameters", [])
    for method in METHODS:
        if method not in item:
            continue
        where = f"{location}/{method}"
        op = _mapping(item[method], where)
        own, general = _parameters(op, where, components), _parameters({"parameters": common}, location, components)
        own_keys = {_key(p) for p in own}
        added = [(index, p) for index, p in enumerate(general) if _key(p) not in own_keys]
        if own or added:
            op["parameters"] = [*own, *(p for _, p in added)]
        shared[where] = ["" for _ in own] + [f"{location}/parameters/{index}" for index, _ in added]
        if "requestBody" in op:
            op["requestBody"] = _dereferenced(op["requestBody"], f"{where}/requestBody", components)
        responses = op.get("responses")
        if isinstance(responses, dict) and "200" in responses:
            responses["200"] = _dereferenced(responses["200"], f"{where}/responses/200", components)
    return {key: value for key, value in item.items() if key != "parameters"}


def _parameters(node: Json, where: str, components: Json) -> list[Json]:
    found = node.get("parameters", [])
    if not isinstance(found, list):
        raise SpecError(f"{where}/parameters", "must be a list")
    return [_dereferenced(p, f"{where}/parameters/{index}", components) for index, p in enumerate(found)]


def _key(parameter: Json) -> tuple[Json, Json]:
    return parameter.get("name"), parameter.get("in")


def _dereferenced(node: Json, where: str, components: Json) -> Json:
    """Return the node itself or, for a reference, the component it refers to."""
    seen = set()
    while "$ref" in _mapping(node, where):
        ref = node["$ref"]
        parts = str(ref).split("/")
        if len(parts) != 4 or parts[:2] != ["#", "components"] or parts[2] not in components or ref in seen:
            raise SpecError(where, f"the reference {ref} does not refer to an entry of `components`")
        seen.add(ref)
        if parts[3] not in components[parts[2]]:
            raise SpecError(where, f"the target of the reference {ref} does not exist")
        node = components[parts[2]][parts[3]]
    return node
