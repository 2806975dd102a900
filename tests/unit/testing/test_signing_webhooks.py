"""What cannot be signed as a webhook is refused."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import ConfigurationError, ValidationError
from integrations_anthropic.testing import sign_webhook

SECRET = "whsec_dGVzdCBzZWNyZXQ="


@pytest.mark.parametrize("timestamp", [-1, 10**11, float("nan"), "now", True])
def test_a_time_that_unwrap_would_not_read_is_refused(timestamp: Any) -> None:
    with pytest.raises(ValidationError, match="timestamp: "):
        sign_webhook(b"{}", SECRET, timestamp=timestamp)


@pytest.mark.parametrize("body", [b"\xff", "\ud800", None, {}])
def test_a_body_that_is_no_text_is_refused(body: Any) -> None:
    with pytest.raises(ValidationError, match="body: "):
        sign_webhook(body, SECRET)


@pytest.mark.parametrize("secret", [b"whsec_dGVzdCBzZWNyZXQ=", ["whsec_dGVzdCBzZWNyZXQ="], None])
def test_a_secret_that_is_no_string_is_refused_without_its_value(secret: Any) -> None:
    with pytest.raises(ConfigurationError, match="secret: must be a string") as caught:
        sign_webhook(b"{}", secret)
    assert "dGVzdCBzZWNyZXQ" not in str(caught.value)
