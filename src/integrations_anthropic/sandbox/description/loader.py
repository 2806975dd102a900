"""The description the sandbox is driven by: its YAML files become one document and a list of operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Description", "OperationSpec", "SpecError", "find_folder", "load"]

Json = Any
ROOT_FILE = "anthropic.yaml"
EVENTS = ("text/event-stream",)
SEQUENCES = {"text/event-stream": "event", "application/x-jsonl": "line"}
METHODS = ("get", "put", "post", "delete", "patch")


class SpecError(ValueError):
    """What is wrong with the description: file and JSON pointer, then the reason."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the base is chosen at run time
    """Plain data only, and a date stays the text it is."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class OperationSpec:
    """One operation of the description: where it is found and what it takes and answers."""

    id: str
    """Path of the method in the client, such as `messages.create`."""
    path: str
    """Path with its parameters in braces."""
    method: str
    """HTTP method in capitals."""
    parameters: tuple[Json, ...]
    """Parameters as OpenAPI describes them, those of the path first."""
    body: Json
    """Schema of the request body; None where it takes none."""
    body_required: bool
    """Whether the body may not be left out."""
    status: int
    """Status of its success."""
    answers: dict[str, Json]
    """Content of its success by media type: `schema` and `example`."""


@dataclass(frozen=True)
class Description:
    """The whole description: named schemas with local references, and the operations."""

    schemas: dict[str, Json]
    operations: tuple[OperationSpec, ...]

    def operation(self, name: str) -> OperationSpec:
        """The operation of that id; KeyError where there is none."""
        for operation in self.operations:
            if operation.id == name:
                return operation
        raise KeyError(name)


def find_folder() -> Path:
    """Where the description is: beside this file in an installed package, else at the top of the checkout.

    FileNotFoundError says where it was looked for.
    """
    here = Path(__file__).resolve()
    places = (here.parents[1] / "spec", here.parents[4] / "spec")
    for place in places:
        if (place / ROOT_FILE).is_file():
            return place
    looked = " nor ".join(str(place) for place in places)
    raise FileNotFoundError(f"the description of the API ({ROOT_FILE}) is neither in {looked}")


@lru_cache(maxsize=4)
def load(folder: Path) -> Description:
    """The description in `folder`; read once. SpecError names the file and what is wrong in it."""
    files: dict[str, Json] = {}
    _collect(folder, ROOT_FILE, files)
    schemas: dict[str, Json] = {}
    for data in files.values():
        schemas |= {name: _local(schema) for name, schema in data.get("components", {}).get("schemas", {}).items()}
    operations: list[OperationSpec] = []
    for path, item in files[ROOT_FILE].get("paths", {}).items():
        whole, shared = _follow(files, ROOT_FILE, item), []
        if isinstance(whole, dict):
            shared = whole.get("parameters", [])
        where = _pointer(path, item)
        operations += [_operation(path, m, whole[m], shared, f"{where}/{m}") for m in METHODS if m in whole]
    # A path without parameters is tried before one with them, so that neither hides the other.
    operations.sort(key=lambda operation: operation.path.count("{"))
    return Description(schemas, tuple(operations))


def _collect(folder: Path, name: str, files: dict[str, Json]) -> None:
    # The loader is a SafeLoader: it builds plain data only.
    files[name] = yaml.load((folder / name).read_text("utf-8"), Loader=_Loader)  # noqa: S506
    for reference in _references(files[name]):
        other = reference.partition("#")[0]
        if other and other not in files:
            _collect(folder, other, files)


def _references(node: Json) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def _follow(files: dict[str, Json], name: str, node: Json) -> Json:
    if not (isinstance(node, dict) and "$ref" in node):
        return node
    file, _, pointer = node["$ref"].partition("#")
    target = files[file or name]
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, dict) or key not in target:
            raise SpecError(f"{name}: the reference {node['$ref']} leads nowhere")
        target = target[key]
    return target


def _local(node: Json) -> Json:
    """The same tree with all references inside the one document."""
    if isinstance(node, dict):
        return {key: _local(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_local(value) for value in node]
    if isinstance(node, str) and ".yaml#/components/" in node:
        return "#" + node.partition("#")[2]
    return node


def _pointer(path: str, item: Json) -> str:
    """Where the operations of a path stand: file and JSON pointer."""
    if isinstance(item, dict) and "$ref" in item:
        file, _, pointer = item["$ref"].partition("#")
        return f"{file or ROOT_FILE}#{pointer}"
    return f"{ROOT_FILE}#/paths/{path.replace('~', '~0').replace('/', '~1')}"


def _check_examples(answers: dict[str, Json], where: str) -> None:
    """SpecError where a kind of answer has no example: without one there is nothing to answer."""
    for media_type, content in answers.items():
        place = f"{where}/content/{media_type.replace('~', '~0').replace('/', '~1')}"
        if not isinstance(content, dict) or "example" not in content:
            raise SpecError(f"{place}: an answer needs an example")
        example = content["example"]
        if media_type in SEQUENCES and not isinstance(example, list):
            raise SpecError(f"{place}/example: must be a list, one item for each {SEQUENCES[media_type]}")
        if media_type in EVENTS and not all(isinstance(e, dict) and isinstance(e.get("type"), str) for e in example):
            raise SpecError(f"{place}/example: every event must be an object with a type")


def _operation(path: str, method: str, data: Json, shared: list[Json], where: str) -> OperationSpec:
    """One operation, which stands at `where`; SpecError where it cannot be answered."""
    content = _local(data.get("requestBody", {}).get("content", {})).get("application/json", {})
    status = min((code for code in data.get("responses", {}) if str(code).startswith("2")), default=None)
    if status is None:
        raise SpecError(f"{where}/responses: an operation needs an answer whose status begins with 2")
    answers = _local(data["responses"][status].get("content", {}))
    _check_examples(answers, f"{where}/responses/{status}")
    return OperationSpec(
        id=data["operationId"],
        path=path,
        method=method.upper(),
        parameters=tuple(_local([*shared, *data.get("parameters", [])])),
        body=content.get("schema"),
        body_required=bool(data.get("requestBody", {}).get("required")),
        status=int(status),
        answers=answers,
    )
