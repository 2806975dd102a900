"""Headers of a webhook are taken as any framework has them."""

from __future__ import annotations

from email.message import Message
from typing import Any

import pytest
from starlette.datastructures import Headers

from integrations_anthropic import ValidationError
from tests.unit.webhooks.deliveries import BODY, headers_of, refused, taken

HEADERS = headers_of()
PAIRS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


def _message() -> Message:
    message = Message()
    for name, value in HEADERS.items():
        message[name.title()] = value
    return message


FORMS: dict[str, Any] = {
    "a dict": HEADERS,
    "another case": {name.upper(): value for name, value in HEADERS.items()},
    "bytes": dict(PAIRS),
    "pairs": list(HEADERS.items()),
    "pairs of ASGI": [(b"host", b"x"), *PAIRS],
    "an iterator of pairs": iter(PAIRS),
    "WSGI": {"wsgi.input": object(), "CONTENT_LENGTH": 5}
    | {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in HEADERS.items()},
    "lists of values": {name: [value] for name, value in HEADERS.items()},
    "Starlette": Headers(raw=PAIRS),
    "http.server": _message(),
    "the same twice": [*PAIRS, *PAIRS],
    "white space": {name: f" {value}\t" for name, value in HEADERS.items()},
}


@pytest.mark.parametrize("form", FORMS)
def test_headers_are_taken_in_this_form(form: str):
    assert taken(BODY, FORMS[form]).data


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_that_is_missing_is_named(name: str):
    assert name in refused("missing_header", BODY, {n: v for n, v in HEADERS.items() if n != name}).message


WRONG = [
    ("webhook-id", ""),
    ("webhook-id", "a.b"),
    ("webhook-id", "a b"),
    ("webhook-id", "é"),
    ("webhook-id", "x" * 257),
    ("webhook-id", "x" * 5000),
    *(("webhook-timestamp", text) for text in ("", "1e9", "+5", "-5", "05", "5.0", "nan", "\u0665", "9" * 12, " ")),
    ("webhook-signature", "v1," + "A" * 5000),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_header_that_is_malformed_is_named(name: str, value: str):
    error = refused("malformed_header", BODY, HEADERS | {name: value})
    assert name in error.message and error.webhook_id is None


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp"])
def test_a_header_with_two_values_is_refused(name: str):
    refused("malformed_header", BODY, [*HEADERS.items(), (name, "5")])


def test_signatures_may_stand_in_several_headers():
    assert taken(BODY, [("webhook-signature", "v1,AAAA"), *HEADERS.items()])


@pytest.mark.parametrize("headers", ["webhook-id: 1", b"x", 5, None, ["webhook-id"], [("a", "b", "c")]])
def test_what_is_no_headers_is_refused(headers: Any):
    with pytest.raises(ValidationError, match="headers"):
        taken(BODY, headers if headers is not None else 0)


@pytest.mark.parametrize("between", [",", ", ", " "])
def test_signatures_of_several_headers_may_arrive_as_one(between: str):
    name = "webhook-signature"
    assert taken(BODY, HEADERS | {name: f"v1,c29tZXRoaW5nIGVsc2U={between}{HEADERS[name]}"})
