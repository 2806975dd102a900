"""Secrets and content planted everywhere, and everything that could show them, kept."""

from __future__ import annotations

import base64
import io
import json
import logging
import pickle
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prometheus_client import generate_latest

from integrations_anthropic import AnthropicError, JsonFormatter
from integrations_anthropic.telemetry.logging_config import TextFormatter
from tests.unit.telemetry_recorder import TelemetryRecorder

ORGANIZATION = "7d3c1f0e-5b2a-4c9d-8e6f-c4n4ry000000".replace("c4n4ry", "ca9a57")
SECRETS = {
    "key": "sk-ant-api03-c4n4ry-key-0123456789",
    "plain key": "c4n4ryPlainKey0123456789",
    "admin key": "sk-ant-admin01-c4n4ry-admin-0123456789",
    "bearer": "c4n4ryBearerToken0123456789",
    "cookie": "c4n4ryCookie0123456789",
    "answered cookie": "c4n4ryAnsweredCookie0123456789",
    "proxy password": "c4n4ryProxyPassword0123456789",
    "header": "c4n4ryTeamHeader0123456789",
    "query": "c4n4ryQuery0123456789",
    "organization": ORGANIZATION,
    "aws secret": "c4n4ry/AWS/Secret/0123456789",
    "aws session": "c4n4ryAWSSessionToken0123456789",
    "bedrock key": "c4n4ryBedrockKey0123456789",
    "google token": "c4n4ryGoogleToken0123456789",
    "azure key": "c4n4ryAzureKey0123456789",
}
CONTENT = {
    "prompt": "c4n4ry prompt",
    "system": "c4n4ry system",
    "tool input": "c4n4ry tool input",
    "tool output": "c4n4ry tool output",
    "file": "c4n4ry file",
}
FILE = base64.b64encode(CONTENT["file"].encode()).decode()
TOOL = {"name": "look_up", "description": "x", "input_schema": {"type": "object", "properties": {}}}
CALL = {"type": "tool_use", "id": "toolu_1", "name": "look_up", "input": {"q": CONTENT["tool input"]}}
ASKED: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 400,
    "system": CONTENT["system"],
    "tools": [TOOL],
    "messages": [
        {"role": "user", "content": CONTENT["prompt"]},
        {"role": "assistant", "content": [CALL]},
        {
            "role": "user",
            "content": [
                {"type": "tool_result", "tool_use_id": "toolu_1", "content": CONTENT["tool output"]},
                {
                    "type": "document",
                    "source": {"type": "text", "media_type": "text/plain", "data": CONTENT["file"]},
                },
                {"type": "text", "text": f"{CONTENT['prompt']} {FILE}"},
            ],
        },
    ],
}
OPTIONS: dict[str, Any] = {
    "api_key": SECRETS["key"],
    "admin_api_key": SECRETS["admin key"],
    "default_headers": {"cookie": SECRETS["cookie"], "x-team": SECRETS["header"]},
}
ANSWERED = {"set-cookie": SECRETS["answered cookie"], "anthropic-organization-id": ORGANIZATION}


class Heard:
    """Everything that was logged, traced, counted, raised or shown."""

    def __init__(self) -> None:
        self.watched = TelemetryRecorder()
        self.lines = io.StringIO()
        self.errors: list[BaseException] = []
        self.shown: list[str] = []
        self.pickles: list[bytes] = []

    def telemetry(self, **options: Any) -> Any:
        """All three signals."""
        return self.watched.telemetry(propagate=True, **options)

    @contextmanager
    def expecting(self, *expected: type[BaseException]) -> Iterator[None]:
        """The block raises one of `expected`, and all that can be seen of it is kept."""
        try:
            yield
        except expected as error:
            self.errors.append(error)
            self.shown += [str(error), repr(error), "".join(traceback.format_exception(error))]
            if isinstance(error, AnthropicError):
                self.shown += [error.message, repr(error.meta), repr(error.attempts), str(error.meta.headers)]
                self.pickles.append(pickle.dumps(error))
        else:
            raise AssertionError(f"expected one of {expected}")

    def show(self, *things: object) -> None:
        """What can be seen of clients, streams and results that are no content by themselves."""
        self.shown += [text for thing in things for text in (repr(thing), str(thing), f"{thing}")]

    def everything(self) -> str:
        """One text of all of it, pickles included."""
        spans = [span.to_json() for span in self.watched.spans]
        metrics = generate_latest(self.watched.registry).decode()
        data = self.watched.reader.get_metrics_data()
        pickled = [data.decode("latin-1") for data in self.pickles]
        otlp = "" if data is None else data.to_json()
        return "\n".join([self.lines.getvalue(), *spans, metrics, otlp, *self.shown, *pickled])

    def secrets(self) -> list[str]:
        """Names of the secrets that can be seen somewhere."""
        text = self.everything()
        return [name for name, secret in SECRETS.items() if _is_in(secret, text)]

    def content(self) -> list[str]:
        """Names of the content that can be seen somewhere."""
        text = self.everything()
        return [name for name, said in CONTENT.items() if _is_in(said, text)] + ["base64"] * (FILE in text)


class _Handler(logging.Handler):
    def __init__(self, into: io.StringIO) -> None:
        super().__init__(logging.NOTSET)
        self._into = into
        self._formatters = (JsonFormatter(), TextFormatter(), logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        lines = [formatter.format(record) for formatter in self._formatters]
        self._into.write("\n".join([*lines, repr(record.__dict__), ""]))


@contextmanager
def listening() -> Iterator[Heard]:
    """Every logger there is, at DEBUG."""
    heard, root = Heard(), logging.getLogger()
    handler, level = _Handler(heard.lines), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


def _is_in(secret: str, text: str) -> bool:
    """Whether a secret is in a text, also as base64 has it, as JSON escapes it, or cut in half."""
    hidden = base64.b64encode(secret.encode()).decode()[:-4]
    return (
        secret in text or hidden in text or json.dumps(secret)[1:-1] in text or secret[: len(secret) * 2 // 3] in text
    )
