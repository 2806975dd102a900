"""Examples have to match their schemas: documentation, sandbox and tests show them."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

from .description import SCHEMAS, Spec, SpecError, body_schema, escape
from .webhooks import webhook_bodies

__all__ = ["check_examples"]

Json = Any

MANY = ("text/event-stream", "application/x-jsonl")
"""Media types whose example is a list: of events, or of lines."""


def check_examples(spec: Spec) -> None:
    """Raise SpecError, at the value, for the first example of a request or response that contradicts its schema."""
    validators: dict[str, Draft202012Validator] = {}
    for location, content in webhook_bodies(spec):
        for media, value in content.items():
            _check(spec, value, f"{location}/{escape(media)}/example", False, validators)
    for path, method, op in spec.operations():
        where = spec.path_location(path, method)
        contents = [(f"{where}/responses/200/content", op["responses"]["200"]["content"])]
        if "requestBody" in op:
            contents.insert(0, (f"{where}/requestBody/content", op["requestBody"]["content"]))
        for location, content in contents:
            for media, value in content.items():
                _check(spec, value, f"{location}/{escape(media)}/example", media in MANY, validators)


def _check(spec: Spec, media: Json, where: str, many: bool, validators: dict[str, Draft202012Validator]) -> None:
    name, is_nullable = body_schema(media)
    if not name or "example" not in media or (is_nullable and media["example"] is None):
        return
    ref = f"{SCHEMAS}{name}"
    if ref not in validators:
        validators[ref] = Draft202012Validator({"$ref": ref, "components": {"schemas": spec.schemas}})
    for index, example in enumerate(media["example"] if many else [media["example"]]):
        for error in validators[ref].iter_errors(example):
            parts = [str(part) for part in ([index] if many else []) + list(error.absolute_path)]
            raise SpecError("/".join([where, *map(escape, parts)]), f"contradicts {ref}: {error.message[:300]}")
