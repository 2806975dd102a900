"""Load the OpenAPI description: merge its YAML files into one document and list its operations."""

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
EVENT_STREAM = ("text/event-stream",)
SEQUENCES = {"text/event-stream": "event", "application/x-jsonl": "line"}
METHODS = ("get", "put", "post", "delete", "patch")


class SpecError(ValueError):
    """An invalid description. The message is the file and JSON pointer, then the reason."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the base is chosen at run time
    """A YAML loader that builds plain data only and keeps dates as strings."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class OperationSpec:
    """One operation of the description: its route, its parameters and request body, and its successful response."""

    id: str
    """Path of the client method, such as `messages.create`."""
    path: str
    """URL path, with its parameters in braces."""
    method: str
    """HTTP method in capitals."""
    parameters: tuple[Json, ...]
    """OpenAPI parameter objects, those of the path item first."""
    body: Json
    """Schema of the request body; None if the operation has none."""
    form: Json
    """Schema of a request body in parts (`multipart/form-data`); None if the operation has none."""
    body_required: bool
    """Whether the request body is required."""
    status: int
    """HTTP status of a successful response."""
    responses: dict[str, Json]
    """Content of a successful response by media type, each with `schema` and `example`."""
    request: Json = None
    """Example of a request body in JSON; None if the operation has none."""
    security: tuple[str, ...] = ()
    """Credentials that it takes, by the names of the description; empty: those of the description as a whole."""


@dataclass(frozen=True)
class Description:
    """The merged description: named schemas, with all references local to the document, and the operations."""

    schemas: dict[str, Json]
    operations: tuple[OperationSpec, ...]

    def operation(self, name: str) -> OperationSpec:
        """The operation with this id. Raises KeyError if there is none."""
        for operation in self.operations:
            if operation.id == name:
                return operation
        raise KeyError(name)


def find_folder() -> Path:
    """The folder of the description: inside the installed package, else at the top of the repository checkout.

    Raises FileNotFoundError that names both folders.
    """
    here = Path(__file__).resolve()
    candidates = (here.parents[1] / "spec", here.parents[4] / "spec")
    for folder in candidates:
        if (folder / ROOT_FILE).is_file():
            return folder
    searched = " nor ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"the description of the API ({ROOT_FILE}) is neither in {searched}")


@lru_cache(maxsize=4)
def load(folder: Path) -> Description:
    """Load the description in `folder`; the result is cached. Raises SpecError for an invalid description."""
    files: dict[str, Json] = {}
    _load_file(folder, ROOT_FILE, files)
    schemas: dict[str, Json] = {}
    for data in files.values():
        schemas |= {
            name: _make_refs_local(schema) for name, schema in data.get("components", {}).get("schemas", {}).items()
        }
    operations: list[OperationSpec] = []
    for path, item in files[ROOT_FILE].get("paths", {}).items():
        path_item, shared = _resolve(files, ROOT_FILE, item), []
        if isinstance(path_item, dict):
            shared = path_item.get("parameters", [])
        where = _pointer(path, item)
        name = item["$ref"].partition("#")[0] if isinstance(item, dict) and "$ref" in item else ROOT_FILE
        for method in METHODS:
            if method in path_item:
                parameters = [_resolve(files, name, p) for p in [*shared, *path_item[method].get("parameters", [])]]
                operations.append(_operation(path, method, path_item[method], parameters, f"{where}/{method}"))
    # A literal path is matched before one with parameters, which would otherwise match it too.
    operations.sort(key=lambda operation: operation.path.count("{"))
    return Description(schemas, tuple(operations))


def _load_file(folder: Path, name: str, files: dict[str, Json]) -> None:
    # The loader is a SafeLoader: it builds plain data only.
    files[name] = yaml.load((folder / name).read_text("utf-8"), Loader=_Loader)  # noqa: S506
    for reference in _references(files[name]):
        other = reference.partition("#")[0]
        if other and other not in files:
            _load_file(folder, other, files)


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


def _resolve(files: dict[str, Json], name: str, node: Json) -> Json:
    if not (isinstance(node, dict) and "$ref" in node):
        return node
    file, _, pointer = node["$ref"].partition("#")
    target = files[file or name]
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, dict) or key not in target:
            raise SpecError(f"{name}: the reference {node['$ref']} points to nothing")
        target = target[key]
    return target


def _make_refs_local(node: Json) -> Json:
    """Copy the tree, with references to other files made local to the merged document."""
    if isinstance(node, dict):
        return {key: _make_refs_local(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_make_refs_local(value) for value in node]
    if isinstance(node, str) and ".yaml#/components/" in node:
        return "#" + node.partition("#")[2]
    return node


def _pointer(path: str, item: Json) -> str:
    """File and JSON pointer of a path item."""
    if isinstance(item, dict) and "$ref" in item:
        file, _, pointer = item["$ref"].partition("#")
        return f"{file or ROOT_FILE}#{pointer}"
    return f"{ROOT_FILE}#/paths/{path.replace('~', '~0').replace('/', '~1')}"


def _check_examples(responses: dict[str, Json], where: str) -> None:
    """Raise SpecError for a response content without an example, because the sandbox could not respond."""
    for media_type, content in responses.items():
        pointer = f"{where}/content/{media_type.replace('~', '~0').replace('/', '~1')}"
        if not isinstance(content, dict) or "example" not in content:
            raise SpecError(f"{pointer}: a response needs an example")
        example = content["example"]
        if media_type in SEQUENCES and not isinstance(example, list):
            raise SpecError(f"{pointer}/example: must be a list with one item for each {SEQUENCES[media_type]}")
        if media_type in EVENT_STREAM and not all(
            isinstance(e, dict) and isinstance(e.get("type"), str) for e in example
        ):
            raise SpecError(f"{pointer}/example: every event must be an object with a string `type`")


def _operation(path: str, method: str, data: Json, parameters: list[Json], where: str) -> OperationSpec:
    """Build one operation; `where` is its file and JSON pointer. Raises SpecError if it has no response to return."""
    content = _make_refs_local(data.get("requestBody", {}).get("content", {}))
    status = min((code for code in data.get("responses", {}) if str(code).startswith("2")), default=None)
    if status is None:
        raise SpecError(f"{where}/responses: an operation needs a response with a 2xx status")
    responses = _make_refs_local(data["responses"][status].get("content", {}))
    _check_examples(responses, f"{where}/responses/{status}")
    return OperationSpec(
        id=data["operationId"],
        path=path,
        method=method.upper(),
        parameters=tuple(_make_refs_local(parameters)),
        body=content.get("application/json", {}).get("schema"),
        form=content.get("multipart/form-data", {}).get("schema"),
        body_required=bool(data.get("requestBody", {}).get("required")),
        status=int(status),
        responses=responses,
        request=content.get("application/json", {}).get("example"),
        security=tuple(scheme for one in data.get("security", ()) for scheme in one),
    )
