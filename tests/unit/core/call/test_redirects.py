from __future__ import annotations

import pytest

from integrations_anthropic._core.call.redirects import MOST_REDIRECTS, redirect_target

HERE = "https://api.anthropic.com/v1/models?limit=1"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/v2/models", "https://api.anthropic.com/v2/models"),
        ("other", "https://api.anthropic.com/v1/other"),
        ("?limit=2", "https://api.anthropic.com/v1/models?limit=2"),
        ("https://api.anthropic.com/x", "https://api.anthropic.com/x"),
        ("https://api.anthropic.com:443/x", "https://api.anthropic.com:443/x"),
        ("HTTPS://API.anthropic.com/x", "https://API.anthropic.com/x"),
        ("//api.anthropic.com/x", "https://api.anthropic.com/x"),
        ("http://api.anthropic.com/x", None),
        ("http://api.anthropic.com:443/x", None),
        ("https://api.anthropic.com:8443/x", None),
        ("https://evil.example/x", None),
        ("//evil.example/x", None),
        ("https://api.anthropic.com.evil.example/x", None),
        ("https://api.anthropic.com@evil.example/x", None),
        ("https://evil.example\\@api.anthropic.com:99999/x", None),
        ("https://anthropic.com/x", None),
        ("https://api.anthropic.com./x", None),
        ("ftp://api.anthropic.com/x", None),
        ("javascript:alert(1)", None),
        ("https://[::1/x", None),
        ("http://[x]/", None),
        ("https://api.anthropic.com:port/x", None),
        ("https://someone@api.anthropic.com/x", None),
        ("https://api.anthropic.com/x\x01", None),
        (f"/{'x' * 70_000}", None),
        ("/a b", "https://api.anthropic.com/a b"),
        ("https://", HERE),
        ("", None),
    ],
)
def test_a_redirect_leads_nowhere_but_to_the_same_origin(location, target):
    assert redirect_target("GET", HERE, 302, {"location": location}) == target


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_counts(status):
    assert redirect_target("GET", HERE, status, {"location": "/x"}) == "https://api.anthropic.com/x"


@pytest.mark.parametrize("status", [200, 201, 300, 304, 305, 400, 404, 500])
def test_other_answers_stand(status):
    assert redirect_target("GET", HERE, status, {"location": "/x"}) is None


@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT", "PATCH", "HEAD"])
def test_nothing_but_a_get_follows(method):
    assert redirect_target(method, HERE, 307, {"location": "/x"}) is None


def test_a_redirect_without_a_place_stands_and_five_are_enough():
    assert redirect_target("GET", HERE, 302, {}) is None
    assert MOST_REDIRECTS == 5
