# Derived from tests/unit/_async/telemetry/logged.py by `make codegen`. Do not edit.
"""A call to log, and what was logged of it."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from integrations_anthropic import JsonFormatter

TURN = {"role": "user", "content": "c4n4ry"}
HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [TURN]}
ROOT = "integrations_anthropic"
DEBUG, INFO, WARNING, ERROR = logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR


def said(caplog: pytest.LogCaptureFixture, least: int = DEBUG) -> list[tuple[str, int, str]]:
    """Part, level and message of every record, in order."""
    return [
        (record.name.removeprefix(f"{ROOT}."), record.levelno, record.getMessage())
        for record in caplog.records
        if record.name.startswith(ROOT) and record.levelno >= least
    ]


def fields(caplog: pytest.LogCaptureFixture, message: str) -> dict[str, Any]:
    """Those of the last record whose message begins so."""
    found = [record for record in caplog.records if record.getMessage().startswith(message)]
    line: dict[str, Any] = json.loads(JsonFormatter().format(found[-1]))
    assert line["target"] == found[-1].name.replace(".", "::")
    return line["fields"] | {"span": line["span"]}
