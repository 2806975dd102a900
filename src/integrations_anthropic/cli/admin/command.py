"""A command for an operation: arguments for its path, options for its fields, JSON for a body, paths for files."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from ..._core.codec.json import loads
from ...errors import SerializationError, ValidationError
from ..files import Force, Out, check_place, write_content
from ..options import Json, Limit, client_of
from ..output import write_record, write_records
from .operations import ServiceArgument, ServiceOperation

TYPES: Final[dict[str, Any]] = {"str": str, "int": int, "float": float, "bool": bool, "Strings": list[str]}
"""Annotations of arguments whose options are of that type; others take a text, or JSON of an object or a list."""
OBJECTS = ("Mapping", "Iterable")
"""Beginnings of annotations that no text fits."""
BODY = "body"


def command_of(found: ServiceOperation) -> Callable[..., None]:
    """The function of a command; its signature says the options."""

    def run(context: typer.Context, **values: Any) -> None:
        as_json, limit = values.pop("as_json"), values.pop("limit", None)
        out, force = values.pop("out", ""), values.pop("force", False)
        path = [values.pop(each.name) for each in found.path]
        whole = values.pop(BODY, None)
        set_fields = [each for each in found.fields if values.get(each.name) not in (None, [], ())]
        given = {each.name: _value(found, each, values[each.name]) for each in set_fields}
        if whole is None:
            _require(found, given)
        if limit is not None:
            given["limit"] = min(limit, _longest_page(found))
        if found.is_download:
            check_place(out, force=force, as_json=as_json)
        with client_of(context) as client:
            method = attrgetter(found.operation.name)(client)
            result = method(*path, **given) if whole is None else method(*path, **_merged(found, whole, given))
            if found.is_download:
                with result as content:
                    names = {each.name: value for each, value in zip(found.path, path, strict=True)}
                    write_content(content, out, names, as_json=as_json)
            elif found.operation.paging is not None:
                write_records(islice(result, limit), as_json=as_json)
            else:
                write_record(result, as_json=as_json)

    made: Any = run
    made.__doc__ = found.text
    made.__signature__ = inspect.Signature(list(_parameters(found)))
    made.__annotations__ = {name: each.annotation for name, each in made.__signature__.parameters.items()}
    return run


def _parameters(found: ServiceOperation) -> list[inspect.Parameter]:
    made = [_parameter("context", typer.Context, inspect.Parameter.empty)]
    for each in found.path:
        argument = typer.Argument(help=each.text, metavar=each.name.upper())
        made.append(_parameter(each.name, Annotated[str, argument], inspect.Parameter.empty))
    for each in found.fields:
        if each.name == "limit" and found.operation.paging is not None:
            made.append(_parameter("limit", Limit, None))
        else:
            made.append(_parameter(each.name, _option(found, each), None))
    if found.is_download:
        made += [_parameter("out", Out, inspect.Parameter.empty), _parameter("force", Force, False)]
    if found.operation.request is not None and not found.operation.files:
        option = typer.Option(f"--{BODY}", help="The body as JSON, a file of it (@FILE), or - for stdin.")
        made.append(_parameter(BODY, Annotated[str | None, option], None))
    made.append(_parameter("as_json", Json, False))
    return made


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _option(found: ServiceOperation, field: ServiceArgument) -> Any:
    kind = TYPES.get(field.type, str)
    name = field.name.replace("_", "-")
    text = f"{field.text} Required." if field.is_required else field.text
    if field.name in found.operation.files:
        many = field.name in found.operation.file_lists
        return Annotated[(list[str] if many else str) | None, typer.Option(f"--{name}", help=text, metavar="PATH")]
    if kind is bool:
        return Annotated[bool | None, typer.Option(f"--{name}/--no-{name}", help=text)]
    metavar = None if field.type in TYPES or _is_text(found, field) else "TEXT|JSON"
    return Annotated[kind | None, typer.Option(f"--{name}", help=text, metavar=metavar)]


def _is_text(found: ServiceOperation, field: ServiceArgument) -> bool:
    """Whether an argument of the query is a text, whatever its annotation is called."""
    rules = {each.name: each.rule for each in found.operation.parameters.values()}
    return found.operation.request is None and "array" not in rules.get(field.name, {}).get("types", ())


def _value(found: ServiceOperation, field: ServiceArgument, value: Any) -> Any:
    """What is sent for an option: JSON of an object or a list where the field may be one; null where that is sent."""
    if field.name in found.operation.files:
        paths = [Path(value)] if isinstance(value, str) else [Path(each) for each in value]
        is_folder = field.name in found.operation.folders and len(paths) == 1 and paths[0].is_dir()
        return paths[0] if isinstance(value, str) or is_folder else paths
    if not isinstance(value, str):
        return value
    if value == "null" and field.name in found.operation.null_sent:
        return None
    if field.type.startswith(OBJECTS) or (field.type not in TYPES and value.lstrip().startswith(("{", "["))):
        return _json(value, f"--{field.name.replace('_', '-')}")
    return value


def _require(found: ServiceOperation, given: Mapping[str, Any]) -> None:
    for each in found.fields:
        if each.is_required and each.name not in given:
            raise typer.BadParameter("is required", param_hint=f"--{each.name.replace('_', '-')}")


def _merged(found: ServiceOperation, whole: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a body in JSON, over which options of the command take precedence."""
    if whole == "-":
        text = sys.stdin.read()
    elif whole.startswith("@"):
        text = Path(whole[1:]).read_text("utf-8")
    else:
        text = whole
    body = _json(text, f"--{BODY}")
    if not isinstance(body, dict):
        raise ValidationError(f"--{BODY}: must be a JSON object", field=BODY)
    named = {each.name for each in found.fields}
    extra = {name: value for name, value in body.items() if name not in named}
    known = {name: value for name, value in body.items() if name in named}
    return known | dict(given) | ({"extra_body": extra} if extra else {})


def _json(text: str, option: str) -> Any:
    try:
        return loads(text.encode("utf-8", "surrogatepass"))
    except SerializationError as error:
        raise ValidationError(f"{option}: is not JSON: {error.message}", field=option) from error


def _longest_page(found: ServiceOperation) -> int:
    rules = [each.rule for each in found.operation.parameters.values() if each.name == "limit"]
    return int(rules[0].get("maximum", sys.maxsize)) if rules else sys.maxsize
