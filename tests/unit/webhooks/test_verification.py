"""A webhook is taken if it is what the API sent, to the last byte, and sent now."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import SecretString, ValidationError, to_dict
from integrations_anthropic.errors import ConfigurationError
from integrations_anthropic.models import WebhookSessionStatusIdledEventData
from tests.unit.webhooks.deliveries import BODY, NOW, OTHER, SECRET, headers_of, refused, taken


def test_an_event_is_returned_as_a_model_and_loses_nothing():
    event = taken()
    assert isinstance(event.data, WebhookSessionStatusIdledEventData)
    assert event.data.id == "sesn_1"
    assert to_dict(event) == json.loads(BODY)


def test_the_signature_is_that_of_the_specification():
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    made = hmac.new(key, f"msg_9.{NOW}.".encode() + BODY, hashlib.sha256).digest()
    assert headers_of(webhook_id="msg_9")["webhook-signature"] == f"v1,{base64.b64encode(made).decode()}"


@given(st.integers(0, len(BODY) - 1), st.integers(1, 255))
def test_a_body_with_any_byte_changed_is_refused(index: int, change: int):
    changed = bytearray(BODY)
    changed[index] ^= change
    # A body that is no UTF-8 any more cannot be what was signed.
    reason = "wrong_signature" if _is_text(changed) else "not_json"
    refused(reason, bytes(changed))


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(st.binary(max_size=200))
def test_another_body_than_the_one_signed_is_never_taken(body: bytes):
    if body != BODY:
        refused("wrong_signature" if _is_text(body) else "not_json", body)


@given(st.sampled_from(["webhook-id", "webhook-timestamp", "webhook-signature"]), st.data())
def test_a_header_with_any_character_changed_is_refused(name: str, data: Any):
    headers = headers_of()
    index = data.draw(st.integers(0, len(headers[name]) - 1))
    other = data.draw(st.characters().filter(lambda c: c != headers[name][index]))
    headers[name] = headers[name][:index] + other + headers[name][index + 1 :]
    try:
        event = taken(BODY, headers)
    except Exception as error:
        assert getattr(error, "reason", None) in ("wrong_signature", "malformed_header", "too_old", "too_new")
    else:
        raise AssertionError(event)


@pytest.mark.parametrize(
    ("seconds", "reason"),
    [(-301, "too_old"), (-300, None), (0, None), (300, None), (301, "too_new"), (-NOW, "too_old")],
)
def test_a_webhook_may_be_five_minutes_off(seconds: int, reason: str | None):
    headers = headers_of(timestamp=NOW + seconds)
    if reason is None:
        assert taken(BODY, headers)
    else:
        assert "clock of this machine" in refused(reason, BODY, headers).message


def test_the_tolerance_can_be_set():
    assert taken(BODY, headers_of(timestamp=NOW - 3000), tolerance=3000)
    refused("too_old", BODY, headers_of(timestamp=NOW - 11), tolerance=10)
    assert taken(tolerance=0)


@pytest.mark.parametrize("tolerance", [-1, float("nan"), float("inf"), True, "300", None])
def test_a_tolerance_that_is_no_number_of_seconds_is_refused(tolerance: Any):
    with pytest.raises(ValidationError, match="tolerance"):
        taken(tolerance=tolerance)


def test_while_a_secret_is_changed_either_signs():
    for secret in (SECRET, OTHER):
        assert taken(BODY, headers_of(secret=secret), secret=[SECRET, OTHER])
        assert taken(BODY, headers_of(secret=secret), secret=(SecretString(s) for s in (OTHER, SECRET)))
    refused("wrong_signature", BODY, headers_of(secret=OTHER))


def test_of_several_signatures_one_is_enough_whatever_the_others_are():
    headers = headers_of()
    right = headers["webhook-signature"]
    for others in ("v1,AAAA", "v1a,x", "v2", "v1,a,b", "nonsense", "v1,é", ",", "v1,===="):
        assert taken(BODY, headers | {"webhook-signature": f"{others} {right}"})
        assert taken(BODY, headers | {"webhook-signature": f"{right}  {others}"})
        refused("wrong_signature", BODY, headers | {"webhook-signature": others})


@pytest.mark.parametrize("version", ["v1a", "v2", "V1", "", "v1 "])
def test_a_signature_of_another_version_is_not_taken(version: str):
    value = headers_of()["webhook-signature"].partition(",")[2]
    refused("wrong_signature", BODY, headers_of() | {"webhook-signature": f"{version},{value}"})


def test_only_bytes_are_taken_as_the_body():
    for body in (BODY.decode(), json.loads(BODY), None, [BODY]):
        with pytest.raises(ValidationError, match="must be the bytes of the request") as caught:
            taken(body)
        assert caught.value.field == "body"
    for same in (bytearray(BODY), memoryview(BODY)):
        assert taken(same)


def test_a_body_beyond_the_limit_is_refused_before_anything_else():
    refused("too_large", b"x" * 1_048_577, {})
    refused("too_large", BODY, max_bytes=len(BODY) - 1)
    refused("too_large", memoryview(bytearray(16)).cast("I"), max_bytes=15)
    assert taken(max_bytes=len(BODY))
    with pytest.raises(ValidationError, match="max_bytes"):
        taken(max_bytes=0)


@pytest.mark.parametrize("body", [b"", b"[1]", b"null", b"{", b'{"a": 1} x', b"\xff", b"[" * 100_000])
def test_a_signed_body_that_is_no_json_object_is_refused(body: bytes):
    headers = headers_of() if body == b"\xff" else headers_of(body)
    assert refused("not_json", body, headers).webhook_id == "msg_test"


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_!!!", "sk-ant-x y", "whsec_A", "é", b"bytes", 5, [], [None]])
def test_what_is_no_secret_is_refused_without_its_value(secret: Any):
    with pytest.raises(ConfigurationError) as caught:
        taken(secret=secret)
    assert caught.value.field == "webhook_secret"
    assert not isinstance(secret, str) or len(secret) < 7 or secret not in str(caught.value)


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    headers = headers_of()
    monkeypatch.setitem(sys.modules, "standardwebhooks", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'integrations-anthropic\[webhooks\]'") as caught:
        taken(BODY, headers)
    assert isinstance(caught.value.__cause__, ImportError)


def test_a_secret_may_lack_its_prefix_and_its_padding():
    bare = base64.b64encode(b"\xfb\xff\xfe odd").decode()
    for secret in (bare, bare.rstrip("="), f"whsec_{bare}".rstrip("="), bare.replace("+", "-").replace("/", "_")):
        assert taken(BODY, headers_of(secret=f"whsec_{bare}"), secret=secret)
