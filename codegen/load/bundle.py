"""Many YAML files become one OpenAPI document: references followed, parts that operations share copied into them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .description import METHODS, ROOT_FILE, Spec, SpecError, escape

__all__ = ["bundle"]

SECTIONS = ("schemas", "responses", "parameters", "requestBodies")

Json = Any
Files = dict[str, dict[str, Json]]


class _Loader(yaml.SafeLoader):
    """YAML without surprises: a date stays the text it is, a key written twice is refused."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Json]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be text", key.start_mark)
            if key.value in seen:
                text = f"the key {key.value!r} stands twice"
                raise yaml.constructor.ConstructorError(None, None, text, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def bundle(folder: Path) -> Spec:
    """The root of `folder` with everything it refers to as one document; SpecError where a part is missing."""
    document = _read(folder, ROOT_FILE, ROOT_FILE)
    files = {ROOT_FILE: document}
    _collect(folder, ROOT_FILE, files)
    components: dict[str, Json] = {section: {} for section in SECTIONS}
    origins: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    for name, data in files.items():
        for section in SECTIONS:
            _add(name, data, section, components[section], origins[section])
    for schema in components["schemas"].values():
        _long_mapping(schema)
    items, homes = _paths(files)
    shared: dict[str, list[str]] = {}
    paths = {path: _operations(item, homes[path], components, shared) for path, item in items.items()}
    rest = {key: value for key, value in document.items() if key not in ("paths", "components")}
    whole = {**rest, "paths": paths, "components": {**document.get("components", {}), **components}}
    return Spec(whole, origins["schemas"], homes, shared)


def _read(folder: Path, name: str, asked_by: str) -> dict[str, Json]:
    path = folder / name
    try:
        # The loader is a SafeLoader: it builds plain data only.
        data = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506
    except UnicodeDecodeError as error:
        raise SpecError(name, f"not UTF-8 text: byte {error.start} is {error.object[error.start]:#x}") from error
    except OSError as error:
        raise SpecError(asked_by, f"there is no file {name} beside it") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        raise SpecError(name, f"not readable as YAML{line}: {getattr(error, 'problem', error)}") from error
    except (ValueError, RecursionError) as error:
        raise SpecError(name, f"not readable as YAML: {error}") from error
    _mapping(data, name, "the top level")
    try:
        _only_text_keys(data, f"{name}#")
    except RecursionError as error:
        raise SpecError(name, "an anchor leads back to itself") from error
    return dict(data)


def _only_text_keys(node: Json, where: str) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if not isinstance(key, str):
                raise SpecError(where, f"the key {key!r} is no text: put it in quotes")
            _only_text_keys(value, f"{where}/{escape(key)}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            _only_text_keys(value, f"{where}/{index}")


def _mapping(node: Json, where: str, what: str = "this") -> Json:
    if not isinstance(node, dict):
        raise SpecError(where, f"{what} must be a mapping")
    return node


def _collect(folder: Path, name: str, files: Files) -> None:
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
            elif key not in ("example", "examples"):
                yield from _refs(value, f"{pointer}/{escape(key)}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _refs(value, f"{pointer}/{index}")


def _follow(files: Files, name: str, node: Json, where: str) -> Json:
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


def _add(name: str, data: Json, section: str, found: dict[str, Json], origins: dict[str, str]) -> None:
    components = _mapping(data.get("components", {}), f"{name}#/components")
    where = f"{name}#/components/{section}"
    for key, value in _mapping(components.get(section, {}), where).items():
        if key in found:
            raise SpecError(f"{where}/{escape(key)}", f"the name is already used in {origins[key]}")
        found[key] = _localise(value)
        origins[key] = name


def _localise(node: Json) -> Json:
    """The same tree with every reference, also in discriminator mappings, made local to the one document."""
    if isinstance(node, dict):
        return {key: _localise(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_localise(value) for value in node]
    if isinstance(node, str) and ".yaml#/components/" in node:
        return "#" + node.partition("#")[2]
    return node


def _long_mapping(schema: Json) -> None:
    """OpenAPI lets a mapping say a schema's bare name: the pointer is meant."""
    discriminator = schema.get("discriminator") if isinstance(schema, dict) else None
    mapping: Json = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    for tag, name in mapping.items() if isinstance(mapping, dict) else ():
        if isinstance(name, str) and "/" not in name:
            mapping[tag] = f"#/components/schemas/{name}"


def _paths(files: Files) -> tuple[dict[str, Json], dict[str, str]]:
    """(path items, the place each is written at)."""
    items: dict[str, Json] = {}
    homes: dict[str, str] = {}
    for path, item in _mapping(files[ROOT_FILE].get("paths"), f"{ROOT_FILE}#/paths").items():
        place = f"{ROOT_FILE}#/paths/{escape(path)}"
        _mapping(item, place)
        homes[path] = place
        if "$ref" in item:
            if len(item) > 1:
                raise SpecError(place, "beside a reference nothing else may stand")
            file, _, pointer = item["$ref"].partition("#")
            homes[path] = f"{file or ROOT_FILE}#{pointer}"
        items[path] = _localise(_mapping(_follow(files, ROOT_FILE, item, place), homes[path]))
        if "$ref" in items[path]:
            raise SpecError(homes[path], "a reference to a reference is not followed: name the last place")
    return items, homes


def _operations(item: Json, place: str, components: Json, shared: dict[str, list[str]]) -> Json:
    """The path item with what its operations share, and what they refer to, inside each of them."""
    common = item.get("parameters", [])
    for method in METHODS:
        if method not in item:
            continue
        where = f"{place}/{method}"
        op = _mapping(item[method], where)
        own, general = _parameters(op, where, components), _parameters({"parameters": common}, place, components)
        taken = {_key(p) for p in own}
        added = [(index, p) for index, p in enumerate(general) if _key(p) not in taken]
        if own or added:
            op["parameters"] = [*own, *(p for _, p in added)]
        shared[where] = ["" for _ in own] + [f"{place}/parameters/{index}" for index, _ in added]
        if "requestBody" in op:
            op["requestBody"] = _inside(op["requestBody"], f"{where}/requestBody", components)
        responses = op.get("responses")
        if isinstance(responses, dict) and "200" in responses:
            responses["200"] = _inside(responses["200"], f"{where}/responses/200", components)
    return {key: value for key, value in item.items() if key != "parameters"}


def _parameters(node: Json, where: str, components: Json) -> list[Json]:
    found = node.get("parameters", [])
    if not isinstance(found, list):
        raise SpecError(f"{where}/parameters", "must be a list")
    return [_inside(p, f"{where}/parameters/{index}", components) for index, p in enumerate(found)]


def _key(parameter: Json) -> tuple[Json, Json]:
    return parameter.get("name"), parameter.get("in")


def _inside(node: Json, where: str, components: Json) -> Json:
    """The part itself, where a reference to a shared one stands."""
    seen = set()
    while "$ref" in _mapping(node, where):
        ref = node["$ref"]
        parts = str(ref).split("/")
        if len(parts) != 4 or parts[:2] != ["#", "components"] or parts[2] not in components or ref in seen:
            raise SpecError(where, f"the reference {ref} does not lead to a part of `components`")
        seen.add(ref)
        if parts[3] not in components[parts[2]]:
            raise SpecError(where, f"the reference {ref} points at nothing")
        node = components[parts[2]][parts[3]]
    return node
