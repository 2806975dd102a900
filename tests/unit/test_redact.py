"""What is redacted, in every form it may appear in, and what stays unchanged."""

from __future__ import annotations

import json
import time

import pytest

from integrations_anthropic import AnthropicError, _redact
from integrations_anthropic._core.codec.error_response import from_response
from integrations_anthropic._redact import (
    LONGEST_VALUE,
    REDACTED,
    cut,
    outline,
    scrubbed,
    shown,
    shown_body,
    shown_header,
    shown_headers,
    shown_text,
    shown_url,
)
from tests.elapsed import reference_seconds

CANARY = "c4n4ry-s3cret"
ORGANIZATION = "3f2b8c1e-90ab-4cde-8f01-23456789abcd"


@pytest.mark.parametrize(
    "text",
    [
        f"the key sk-ant-api03-{CANARY} is old",
        f"sk-ant-admin01-{CANARY}",
        f"Authorization: Bearer {CANARY}",
        f"sent bearer \t{CANARY}, refused",
        f"Basic {CANARY}==",
        f"x-api-key: {CANARY}",
        f"X-API-KEY={CANARY}",
        f"cookie: a=1; session={CANARY}; b=2",
        f"{{'set-cookie': '__cf={CANARY}; path=/', 'date': 'today'}}",
        f"[(b'x-api-key', b'{CANARY}'), (b'accept', b'*/*')]",
        f"""[(b'cookie', b"it's {CANARY}")]""",
        f"('proxy-authorization', 'Basic {CANARY}')",
        f"[('anthropic-organization-id', '{CANARY}')]",
        f"anthropic-organization-id: {CANARY}",
        f"http://user:{CANARY}@proxy.local:3128 failed",
        f"socks5://user:p@ss{CANARY}@proxy.local",
        f'{{"api_key": "{CANARY}", "model": "m"}}',
        f"LocalProtocolError: Illegal header value b'{CANARY}\\n'",
        f'{{"authorization_token": "{CANARY}"}}',
        f"https://{CANARY}@api.anthropic.com/v1",
        f"-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----",
        f'{{"ca_cert_pem": "-----BEGIN EC PRIVATE KEY-----\\n{CANARY}\\n-----END EC PRIVATE KEY-----\\n"}}',
        f"-----BEGIN RSA PRIVATE KEY-----\n{CANARY}, cut off",
        f"[('cookie', 'a=1; {CANARY}, cut off",
        f'{{"password": "{CANARY}, cut off\\',
        f"\u017fK-{CANARY}",
    ],
)
def test_no_credential_is_left_in_a_string(text: str) -> None:
    assert CANARY not in scrubbed(text)
    assert REDACTED in scrubbed(text)
    assert CANARY not in scrubbed(scrubbed(text))


@pytest.mark.parametrize(
    "text",
    [
        f"This request would exceed the rate limit for your organization ({ORGANIZATION}) of 50 requests per minute.",
        f"your org: {ORGANIZATION.upper()}, model: claude-sonnet-4-5",
        f"{ORGANIZATION} is the organization",
        "organization org_01AbCdEfGh has no access",
        "see org-9f8e7d6c",
    ],
)
def test_no_organization_id_is_left_in_a_string(text: str) -> None:
    found = scrubbed(text)
    assert REDACTED in found
    assert not any(part in found.lower() for part in (ORGANIZATION, "01abcdefgh", "9f8e7d6c"))


@pytest.mark.parametrize(
    "text",
    [
        "messages.0.content: text content blocks must be non-empty",
        "invalid x-api-key",
        "risk-averse tasks ask for more",
        f"requests.0.custom_id: {ORGANIZATION} comes twice",
        "https://api.anthropic.com/v1/messages?mail=a@b.example",
        "the organization has reached its limit of 50 requests per minute",
        "an org-wide setting",
        "",
    ],
)
def test_a_string_without_a_secret_is_unchanged(text: str) -> None:
    assert scrubbed(text) == text


def test_redacting_a_long_string_takes_linear_time() -> None:
    texts = (
        "'" * 50_000,
        "cookie" * 10_000,
        "b'\\" * 20_000,
        "://" + "a" * 100_000,
        "bearer " * 20_000,
        "org_" * 20_000,
        "org-" * 20_000,
        "organization 3f2b8c1e-90ab-4cde-" * 5_000,
        "-----BEGIN " * 20_000,
        "cookie" + " " * 100_000,
        "cookie:" + "\n" * 100_000,
        "'cookie', '" + "\\" * 100_001,
        "'api_key': 'a\\\n" * 10_000,
    )
    for text in texts:
        before = time.process_time()
        scrubbed(text)
        assert time.process_time() - before < 50 * reference_seconds()


def test_no_sign_of_a_secret_is_missing_in_the_search_that_comes_before_the_pattern() -> None:
    names = [*_redact._NAMED.split("|"), *_redact._FIELDS.split("|")]
    secrets = ["sk-", "whsec_", "bearer ", "basic ", "-----BEGIN PRIVATE KEY-----", "illegal header value ", *names]
    assert [text for text in secrets if not any(sign in text.casefold() for sign in _redact._SIGNS)] == []


def test_text_without_a_sign_of_a_secret_is_redacted_in_a_third_of_the_time() -> None:
    prose = (
        "The order of 12 parts was shipped on Monday; its state is 'delivered', see https://example.com/77. " * 2_000
    )
    quick, whole = [], []
    for _ in range(5):
        before = time.process_time()
        scrubbed(prose)
        quick.append(time.process_time() - before)
        before = time.process_time()
        _redact._pattern(_redact._SECRETS).sub("", prose)
        whole.append(time.process_time() - before)
    assert min(quick) < min(whole) / 3


def test_a_secret_at_the_cut_is_redacted_wherever_the_cut_is() -> None:
    secrets = (f"sk-ant-{CANARY}", f"organization {ORGANIZATION}", f"[('cookie', '{CANARY}')]")
    for secret in secrets:
        text = "see " + secret + " and more " * 1000
        for longest in range(len(secret) + 20):
            found = shown_text(text, longest)
            assert "c4n" not in found and "3f2" not in found
            assert found.endswith(f"… ({len(text) - longest} characters more)")


def test_nothing_is_moved_before_the_cut_that_was_not_searched_as_a_whole() -> None:
    key = "-----BEGIN PRIVATE KEY-----" + "x" * 900 + "-----END PRIVATE KEY-----"
    for size in range(1100 - len(key), 1160 - len(key)):
        text = key + "a" * size + f" sk-ant-{CANARY}" * 100
        assert "c4n" not in shown_text(text, 100)


def test_the_message_of_a_429_does_not_name_the_organization() -> None:
    message = f"This request would exceed your organization's rate limit (org: {ORGANIZATION}, model: claude-x)"
    body = json.dumps({"type": "error", "error": {"type": "rate_limit_error", "message": message}}).encode()
    error = from_response(429, {"anthropic-organization-id": ORGANIZATION, "retry-after": "1"}, body)
    assert isinstance(error, AnthropicError)
    assert ORGANIZATION not in f"{error} {error!r} {error.message} {error.meta!r} {error.meta.headers}"
    assert error.message.startswith("This request would exceed your organization's rate limit (org: [REDACTED]")


def test_only_headers_that_do_not_identify_the_caller_show_their_values() -> None:
    headers = {
        "x-api-key": CANARY,
        "Authorization": CANARY,
        "cookie": CANARY,
        "x-team-token": CANARY,
        "anthropic-organization-id": CANARY,
        "Content-Type": "application/json",
        "anthropic-ratelimit-requests-remaining": "3",
        "request-id": "req_1",
    }
    assert shown_headers(headers) == dict.fromkeys(list(headers)[:5], REDACTED) | {
        name: headers[name] for name in list(headers)[5:]
    }
    assert shown_header("user-agent", f"x sk-{CANARY}") == f"x {REDACTED}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://api.anthropic.com/v1/messages", "https://api.anthropic.com/v1/messages"),
        ("https://u:p@host:8443/v1", "https://host:8443/v1"),
        ("https://h/v1/models?limit=5&after_id=m", "https://h/v1/models?limit=5&after_id=m"),
        (f"https://h/v1/models?limit=5&sig={CANARY}", f"https://h/v1/models?limit=5&sig={REDACTED}"),
        (f"https://h/v1?limit=sk-{CANARY}", f"https://h/v1?limit={REDACTED}"),
        (f"https://h/v1?flag&x={CANARY}#{CANARY}", f"https://h/v1?flag&x={REDACTED}"),
        (f"/v1?x={CANARY}", f"/v1?x={REDACTED}"),
    ],
)
def test_a_url_shows_neither_users_nor_unknown_parameters(url: str, expected: str) -> None:
    assert shown_url(url, ("limit", "after_id")) == expected


def test_a_body_is_outlined_unless_content_is_shown() -> None:
    data = {
        "model": "claude-sonnet-4-5",
        "max_tokens": 9,
        "stream": True,
        "stop_sequences": [CANARY],
        "messages": [{"role": "user", "content": CANARY}],
        "system": CANARY,
        "tools": [{"name": CANARY}],
        "metadata": {"user_id": CANARY},
        "usage": {"input_tokens": 3, "note": CANARY},
        "temperature": None,
    }
    body = json.dumps(data).encode()
    assert json.loads(outline(body)) == {
        "model": "claude-sonnet-4-5",
        "max_tokens": 9,
        "stream": True,
        "stop_sequences": "[1 items]",
        "messages": "[1 items]",
        "system": "[13 characters]",
        "tools": "[1 items]",
        "metadata": "[1 fields]",
        "usage": {"input_tokens": 3},
        "temperature": None,
    }
    assert CANARY not in str(shown_body(body, content=False))
    assert CANARY in str(shown_body(body, content=True))
    assert shown_body(None, content=True) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "[0 bytes]"),
        (b"%PDF \xff", "[6 bytes]"),
        (b'["a"]', "[5 bytes of JSON]"),
        (b"[" * 99_999, "[99999 bytes]"),
    ],
)
def test_a_body_that_is_not_an_object_shows_its_size(body: bytes, expected: str) -> None:
    assert outline(body) == expected


def test_shown_content_contains_no_credential() -> None:
    body = json.dumps({"messages": [{"role": "user", "content": f"my key is sk-ant-{CANARY}"}], "api_key": CANARY})
    assert CANARY not in str(shown_body(body.encode(), content=True))


def test_a_long_value_is_truncated_and_followed_by_the_number_of_missing_characters() -> None:
    assert cut("abc", 3) == "abc"
    assert cut("abcd", 3) == "abc… (1 characters more)"
    long = str(shown("x" * 10_000_000))
    assert long.startswith("x" * LONGEST_VALUE + "… (")
    whole = "y" * LONGEST_VALUE
    assert shown_body(b"y" * 10_000_000, content=True) == f"{whole}… (9998000 bytes more)"
    assert shown_body("é".encode() * 10, content=True, longest=4) == "éééé… (12 bytes more)"
    assert shown_body(whole.encode(), content=True) == whole
    assert [shown(value) for value in (None, True, 3, 0.5)] == [None, True, 3, 0.5]
