"""Refuses what nothing reads: a key that neither the generator nor the sandbox acts on is an error, never ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ...bounds import BOUNDS
from ..description import METHODS, ROOT_FILE, Spec, SpecError, all_refs, escape
from ..extensions import schema_nodes
from ..webhooks import check_webhooks
from .files import BINARY

__all__ = ["check_files", "check_unread"]

Json = Any

ERRORS = {"4XX", "5XX"}
"""Responses that may stand beside the 200: all that is no success, each with the body of an error."""
DOCUMENT = {"openapi", "info", "servers", "security", "tags", "paths", "components", "webhooks", "x-beta-features"}
PART = {"openapi", "info", "paths", "components"}
INFO = {"title", "version", "summary", "description"}
SHARED = ("parameters", "requestBodies", "responses")
COMPONENTS = {"schemas", "securitySchemes", *SHARED}
PATH_ITEM = {*METHODS, "head", "options", "trace", "parameters", "$ref"}
OPERATION = {"operationId", "tags", "security", "summary", "description", "parameters", "requestBody", "responses"}
OPERATION |= {"deprecated", "externalDocs"}
PARAMETER = {"name", "in", "description", "required", "schema", "deprecated"}
BODY = {"description", "required", "content"}
RESPONSE = {"description", "content"}
MEDIA = {"schema", "example"}
SCHEMA = {"type", "description", "properties", "required", "items", "additionalProperties", "enum", "const", "format"}
SCHEMA |= {"oneOf", "anyOf", "discriminator", "$ref", "deprecated", *BOUNDS}
DISCRIMINATOR = {"propertyName", "mapping"}


def check_files(files: Mapping[str, Json], locations: Collection[str]) -> None:
    """Raise SpecError for the first key of a file that nothing reads, or path and component that nothing refers to."""
    targets = {
        (ref.partition("#")[0] or name, ref.partition("#")[2]) for name in files for ref in all_refs(files[name])
    }
    for name, document in files.items():
        _only(document, DOCUMENT if name == ROOT_FILE else PART, f"{name}#", extensions=name == ROOT_FILE)
        _only(document.get("info", {}), INFO, f"{name}#/info")
        _only(document.get("components", {}), COMPONENTS, f"{name}#/components")
        for path in document.get("paths") or () if name != ROOT_FILE else ():
            if (where := f"{name}#/paths/{escape(path)}") not in locations:
                raise SpecError(where, f"is never read: no path of {ROOT_FILE} refers to it")
        for section in SHARED:
            for key in document.get("components", {}).get(section) or ():
                pointer = f"/components/{section}/{escape(key)}"
                if (name, pointer) not in targets:
                    raise SpecError(f"{name}#{pointer}", "is never read: nothing refers to it")


def check_unread(spec: Spec) -> None:
    """Raise SpecError for the first part of a path, an operation or a schema that nothing reads."""
    check_webhooks(spec)
    for path, item in spec.document["paths"].items():
        _only(item, PATH_ITEM, spec.path_location(path), extensions=False)
    for path, method, op in spec.operations():
        _operation(spec, op, spec.path_location(path, method))
    _streams(spec)
    for name in spec.schemas:
        for where, _, node in schema_nodes(spec, name):
            _only(node, SCHEMA, where)
            _only(node.get("discriminator", {}), DISCRIMINATOR, f"{where}/discriminator")
            if "anyOf" in node:
                _any_of(spec, node["anyOf"], f"{where}/anyOf")


def _only(node: Json, known: Collection[str], where: str, *, extensions: bool = True) -> None:
    """Refuse keys that are not known; `extensions`: the `x-` keys are checked elsewhere."""
    for key in node if isinstance(node, dict) else ():
        if key not in known and not (extensions and key.startswith("x-")):
            raise SpecError(f"{where}/{escape(key)}", f"nothing reads {key} here: remove it")


def _operation(spec: Spec, op: Json, where: str) -> None:
    _only(op, OPERATION, where)
    _only(op.get("externalDocs", {}), {"url"}, f"{where}/externalDocs", extensions=False)
    for index, parameter in enumerate(op.get("parameters", ())):
        location = spec.parameter_location(where, index)
        _only(parameter, PARAMETER, location)
    if "requestBody" in op:
        body, location = op["requestBody"], f"{where}/requestBody"
        _only(body, BODY, location)
        if body.get("required") is not True:
            raise SpecError(f"{location}/required", "must be true: a body is always sent")
        _contents(body, location)
    for status, response in op["responses"].items():
        location = f"{where}/responses/{escape(status)}"
        if status == "200":
            _only(response, RESPONSE, location)
            _contents(response, location)
        elif status not in ERRORS:
            raise SpecError(location, "nothing reads it: only 200, and 4XX and 5XX for errors, are supported")


def _contents(node: Json, where: str) -> None:
    for media, value in node["content"].items():
        location = f"{where}/content/{escape(media)}"
        _only(value, MEDIA, location)
        # The schema of a file is checked with it.
        if media not in BINARY:
            for pointer, schema in _members(value["schema"], f"{location}/schema"):
                _only(schema, {"$ref"}, pointer)


def _members(schema: Json, where: str) -> list[tuple[str, Json]]:
    """The reference that a body is; of a `oneOf`, what stands beside `null`, which the check of operations reads."""
    if "oneOf" not in schema:
        return [(where, schema)]
    _only(schema, {"oneOf"}, where)
    return [(f"{where}/oneOf/{i}", one) for i, one in enumerate(schema["oneOf"]) if one != {"type": "null"}]


def _streams(spec: Spec) -> None:
    """Only streams of one kind can be read: events of a message, which a `message_stop` ends."""
    first: str | None = None
    for path, method, op in spec.operations():
        if (streaming := op.get("x-streaming")) is None:
            continue
        where = f"{spec.path_location(path, method)}/x-streaming"
        event = streaming["event"]
        if "message_stop" not in spec.schemas[event].get("discriminator", {}).get("mapping", {}):
            raise SpecError(
                f"{where}/event",
                f"{event} has no `message_stop`: use x-events",
            )
        if first is not None and event != first:
            raise SpecError(
                f"{where}/event",
                f"a second kind of messages: the first is {first}; use x-events",
            )
        first = event
        if streaming["result"] not in _results(op):
            raise SpecError(f"{where}/result", "must be the schema of the 200 response")


def _results(op: Json) -> list[str]:
    return [ref.rsplit("/", 1)[1] for ref in all_refs(op["responses"]["200"]["content"].get("application/json", {}))]


def _any_of(spec: Spec, members: list[Json], where: str) -> None:
    """Refuse two members of one JSON type: only the type says which member a value is of."""
    seen: dict[str, int] = {}
    for index, member in enumerate(members):
        for kind in set(_json_types(spec, member)):
            if kind in seen:
                reason = f"is {kind} like member {seen[kind]}: use oneOf with a discriminator, or one schema"
                raise SpecError(f"{where}/{index}", reason)
            seen[kind] = index


def _json_types(spec: Spec, schema: Json) -> Iterator[str]:
    """The JSON types a schema accepts; `number` for an integer as well."""
    if "$ref" in schema:
        schema = spec.schemas.get(str(schema["$ref"]).rsplit("/", 1)[-1], {})
        if "discriminator" in schema:
            yield "object"
            return
    for key in ("oneOf", "anyOf"):
        for member in schema.get(key, ()):
            yield from _json_types(spec, member)
    kinds = schema.get("type", ())
    for kind in (kinds,) if isinstance(kinds, str) else kinds:
        yield "number" if kind == "integer" else kind
