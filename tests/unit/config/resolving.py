"""Settings resolved from arguments, files and the environment."""

from __future__ import annotations

import json

import pytest

from integrations_anthropic.config import resolve
from integrations_anthropic.errors import ConfigurationError

KEY = "sk-ant-api03-very-secret"


def write(home, data, mode=0o600, name=".anthropic/config.json"):
    file = home / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    file.chmod(mode)
    return file


def resolved_with(**given):
    return resolve(None, {"api_key": KEY, **given})


def refusal(call):
    """The ConfigurationError that `call` raises; no frame of its traceback may show the key."""
    with pytest.raises(ConfigurationError) as caught:
        call()
    for entry in caught.traceback[2:]:
        assert KEY not in repr(entry.frame.f_locals), entry.name
    assert KEY not in str(caught.value) + repr(caught.value)
    assert caught.value.__context__ is None or KEY not in repr(vars(caught.value.__context__))
    return caught.value
