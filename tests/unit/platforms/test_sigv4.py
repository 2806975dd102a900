"""The signatures that the sandbox verifies: the published vectors, and what botocore signs.

Source of the vectors: the Signature Version 4 test suite of AWS (aws-sig-v4-test-suite).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic.sandbox.platforms.sigv4 import (
    RequestSignature,
    canonical_request,
    parse_authorization,
    signature_of,
    skew_of,
)

KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
WHEN = "20150830T123600Z"
HOST = {"host": "example.amazonaws.com", "x-amz-date": WHEN}
FORM = {"content-type": "application/x-www-form-urlencoded"}
VECTORS: dict[str, tuple[Any, ...]] = {
    "get-vanilla": ("GET", "/", "", {}, b"", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    "get-relative": ("GET", "/a/..", "", {}, b"", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    "get-slash": ("GET", "//", "", {}, b"", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
    "get-utf8": ("GET", "/ሴ", "", {}, b"", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
    "get-vanilla-query-order-key-case": (
        *("GET", "/", "Param2=value2&Param1=value1", {}, b""),
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ),
    "get-vanilla-utf8-query": (
        *("GET", "/", "ሴ=bar", {}, b""),
        "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
    ),
    "get-header-value-trim": (
        *("GET", "/", "", {"my-header1": " value1", "my-header2": ' "a   b   c"'}, b""),
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
    ),
    "post-vanilla": ("POST", "/", "", {}, b"", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
    "post-x-www-form-urlencoded": (
        *("POST", "/", "", FORM, b"Param1=value1"),
        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    ),
}


@pytest.mark.parametrize("name", VECTORS)
def test_a_published_vector_has_its_signature(name: str) -> None:
    method, path, query, headers, body, expected = VECTORS[name]
    named = HOST | headers
    signed = tuple(sorted(named))
    canonical = canonical_request(method, path, query, named, signed, body)
    parts = RequestSignature(KEY, WHEN[:8], "us-east-1", "service", signed, expected)
    assert signature_of(canonical, WHEN, SECRET, parts) == expected


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\n", exclude_categories=("Cs", "Cc")), max_size=20)
UNENCODED = st.text("abcXYZ019-_.~:;@!$'()*,= /%é", max_size=20)


@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    segments=st.lists(UNENCODED, max_size=4),
    query=st.lists(st.tuples(st.text("abcXYZ019-_.~ &=+é", min_size=1, max_size=8), TEXT), max_size=4),
    body=st.binary(max_size=200),
    token=st.none() | st.just("session/token+=="),
    port=st.sampled_from(["", ":8080"]),
)
def test_what_botocore_signs_is_verified(
    method: str, segments: list[str], query: list[tuple[str, str]], body: bytes, token: str | None, port: str
) -> None:
    path = "/" + "/".join(quote(each, safe=":;") for each in segments)
    text = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query)
    url = f"https://bedrock-runtime.us-east-1.amazonaws.com{port}{path}{'?' + text if text else ''}"
    request = AWSRequest(method=method, url=url, headers={"content-type": "application/json"}, data=body)
    SigV4Auth(Credentials(KEY, SECRET, token), "bedrock", "us-east-1").add_auth(request)
    headers = {name.lower(): value for name, value in request.headers.items()} | {"host": urlsplit(url).netloc}
    parts = parse_authorization(headers["authorization"])
    assert parts is not None
    assert (parts.key, parts.region, parts.service) == (KEY, "us-east-1", "bedrock")
    assert ("x-amz-security-token" in parts.headers) is (token is not None)

    def made(body: bytes = body, secret: str = SECRET) -> str:
        sent = urlsplit(url)
        canonical = canonical_request(method, sent.path, sent.query, headers, parts.headers, body)
        return signature_of(canonical, headers["x-amz-date"], secret, parts)

    assert made() == parts.signature
    assert made(body=body + b" ") != parts.signature
    assert made(secret=SECRET + "x") != parts.signature


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Bearer token",
        "AWS4-HMAC-SHA256 Credential=A/20150830/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00",
        f"AWS4-HMAC-SHA256 Credential=A/20150830/us-east-1/aws4_request, SignedHeaders=host, Signature={'0' * 64}",
    ],
)
def test_what_is_no_signature_has_no_parts(value: str) -> None:
    assert parse_authorization(value) is None


def test_the_time_of_a_signature_is_compared_with_the_clock() -> None:
    assert skew_of("20150830T123600Z", 1440938160.0) == 0.0
    assert skew_of("20150830T123600Z", 1440938161.5) == -1.5
    assert skew_of("yesterday", 0.0) is None
