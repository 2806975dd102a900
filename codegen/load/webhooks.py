"""The `webhooks` of the description (OpenAPI 3.1): what the API sends to a server of the caller's, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .description import ROOT_FILE, Spec, SpecError, escape

__all__ = ["check_webhooks", "webhook_bodies", "webhook_schemas"]

Json = Any

OPERATION = {"summary", "description", "requestBody", "responses"}
BODY = {"description", "required", "content"}
MEDIA = {"schema", "example"}
RESPONSE = {"description"}
JSON_BODY = "application/json"


def webhook_bodies(spec: Spec) -> Iterator[tuple[str, Json]]:
    """Yield (file and JSON pointer, content by media type) of the body of every webhook."""
    for name, item in spec.document.get("webhooks", {}).items():
        yield f"{_location(name)}/post/requestBody/content", item["post"]["requestBody"]["content"]


def webhook_schemas(spec: Spec) -> list[str]:
    """The schemas of what webhooks deliver: like those of responses, they are received."""
    return [content[JSON_BODY]["schema"]["$ref"].rsplit("/", 1)[1] for _, content in webhook_bodies(spec)]


def check_webhooks(spec: Spec) -> None:
    """Raise SpecError for the first webhook that is no POST of one JSON object, and for what nothing reads."""
    webhooks = spec.document.get("webhooks", {"": None})
    if not webhooks:
        raise SpecError(f"{ROOT_FILE}#/webhooks", "must name a webhook")
    for name, item in spec.document.get("webhooks", {}).items():
        where = f"{_location(name)}/post"
        _only(item, {"post"}, _location(name))
        if not isinstance(item.get("post"), dict):
            raise SpecError(_location(name), "needs post: a webhook is delivered by one")
        _only(item["post"], OPERATION, where)
        body = item["post"].get("requestBody")
        if not isinstance(body, dict):
            raise SpecError(where, "needs requestBody: what it delivers")
        _only(body, BODY, f"{where}/requestBody")
        _content(spec, body.get("content"), f"{where}/requestBody/content")
        for status, response in item["post"].get("responses", {}).items():
            _only(response, RESPONSE, f"{where}/responses/{escape(status)}")


def _content(spec: Spec, content: Json, where: str) -> None:
    if not isinstance(content, dict) or set(content) != {JSON_BODY}:
        raise SpecError(where, f"needs {JSON_BODY}, and nothing else")
    media, where = content[JSON_BODY], f"{where}/{escape(JSON_BODY)}"
    _only(media, MEDIA, where)
    schema = media.get("schema")
    name = str(schema.get("$ref")).rsplit("/", 1)[-1] if isinstance(schema, dict) else ""
    if set(schema or ()) != {"$ref"} or "properties" not in spec.schemas.get(name, {}):
        raise SpecError(f"{where}/schema", "must refer to a named schema of an object")


def _location(name: str) -> str:
    return f"{ROOT_FILE}#/webhooks/{escape(name)}"


def _only(node: Json, known: set[str], where: str) -> None:
    if not isinstance(node, dict):
        raise SpecError(where, "must be a mapping")
    for key in node:
        if key not in known:
            raise SpecError(f"{where}/{escape(key)}", f"nothing reads {key} here: remove it")
