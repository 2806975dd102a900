"""Keys that name no field are logged, in words that any log can hold."""

from __future__ import annotations

import pytest

from integrations_anthropic._config.unknown_keys import warn_unknown


def test_unknown_keys_are_logged_in_one_line_that_can_be_written(caplog: pytest.LogCaptureFixture) -> None:
    warn_unknown(["b", "\ud800"], "RetryPolicy")
    assert caplog.messages == ["RetryPolicy: unknown keys are ignored: b, \\ud800"]
    assert caplog.text.encode()


def test_without_unknown_keys_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    warn_unknown([], "RetryPolicy")
    assert caplog.messages == []
