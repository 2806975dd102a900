from __future__ import annotations

import enum

import pytest

from integrations_anthropic import NULL, models
from integrations_anthropic._core.call.operation import make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._version import __version__
from integrations_anthropic.errors import ValidationError
from integrations_anthropic.models._facts import BETA_FEATURES
from tests.unit.core.call.operations import GET, LIST, built

# Headers.


def test_the_headers_of_a_call():
    assert built().headers == {
        "accept": "application/json",
        "accept-encoding": "gzip, deflate",
        "user-agent": f"integrations-anthropic/{__version__}",
        "anthropic-version": "2023-06-01",
        "content-type": "application/json",
    }
    assert "content-type" not in built(LIST).headers
    assert built(streamed=True).headers["accept"] == "text/event-stream"
    assert built(LIST, streamed=True).headers["accept"] == "application/json"


def test_later_headers_win_over_earlier_ones_whatever_their_case():
    client = {"default_headers": {"X-One": "client", "X-Two": "client", "User-Agent": "client", "Accept": "client"}}
    headers = built(
        client=client,
        headers={"x-two": "call", "x-three": None},
        options={"extra_headers": {"x-ONE": "extra", "ACCEPT": "extra"}},
    ).headers
    assert headers["x-one"] == "extra"
    assert headers["x-two"] == "call"
    assert headers["user-agent"] == "client"
    assert headers["accept"] == "extra"
    assert "x-three" not in headers
    assert all(name == name.lower() for name in headers)


@pytest.mark.parametrize(
    ("client", "call", "default", "extra", "sent"),
    [
        ((), (), None, None, None),
        (("a", "b"), ("b", "c"), None, "a, d", "a,b,c,d"),
        ((), ("z", "a"), None, None, "z,a"),
        ((), (), None, "x,y,x", "x,y"),
        ((), (), "x", "y", "x,y"),
        (("a",), (), "x", None, "a,x"),
        ((), ("extended-thinking", "pdfs", "prompt-caching"), None, None, None),
        ((), ("computer-use", "beta"), None, None, ",".join(BETA_FEATURES["computer-use"])),
        (
            ("computer-use",),
            ("new-2030-01-01",),
            None,
            None,
            ",".join([*BETA_FEATURES["computer-use"], "new-2030-01-01"]),
        ),
        ((), ("",), None, None, None),
        ((), iter(["a"]), None, None, "a"),
    ],
)
def test_beta_features_are_merged_in_order_without_repeats(client, call, default, extra, sent):
    given = {"beta_features": client}
    if default:
        given["default_headers"] = {"Anthropic-Beta": default}
    options = {"beta_features": call}
    if extra:
        options["extra_headers"] = {"Anthropic-BETA": extra}
    headers = built(client=given, options=options).headers
    assert (headers.get("anthropic-beta") or None) == sent


def test_beta_features_are_a_list_and_not_a_text():
    with pytest.raises(ValidationError, match="must be a list of strings") as caught:
        built(options={"beta_features": "computer-use"})
    assert caught.value.field == "beta_features"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("x", "a\r\nx-api-key: stolen"),
        ("x", "a\n"),
        ("x", "a\x00"),
        ("x", "a\x7f"),
        ("x", "é"),
        ("x", "\u2028"),
        ("x", " a"),
        ("x", "a "),
        ("x\r\ny", "a"),
        ("x y", "a"),
        ("x:", "a"),
        ("", "a"),
        ("é", "a"),
        ("x", 5),
        ("x", None),
        ("x", b"a"),
        (5, "a"),
        (b"x", "a"),
    ],
)
def test_what_no_header_can_carry_is_refused_and_not_shown(name, value):
    with pytest.raises(ValidationError) as caught:
        built(options={"extra_headers": {name: value}})
    assert caught.value.field == "extra_headers"
    assert "stolen" not in str(caught.value)
    if isinstance(name, str):
        with pytest.raises(ValidationError):
            built(headers={name: value or "\n"})


def test_a_beta_feature_cannot_smuggle_a_header():
    with pytest.raises(ValidationError):
        built(options={"beta_features": ["a\r\nx-evil: 1"]})


@pytest.mark.parametrize("value", ["", "a", "a b\tc", "!~", "a,b;c=d"])
def test_what_a_header_can_carry_goes_out_as_it_is(value):
    assert built(options={"extra_headers": {"x-a": value}}).headers["x-a"] == value


# URLs.


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ({}, ""),
        ({"limit": 5}, "?limit=5"),
        ({"limit": None, "after_id": NULL}, ""),
        ({"after_id": "a b&c=d/é"}, "?after_id=a+b%26c%3Dd%2F%C3%A9"),
        ({"lifecycle[]": ["active", "retired"]}, "?lifecycle%5B%5D=active&lifecycle%5B%5D=retired"),
        ({"lifecycle[]": ("active", None)}, "?lifecycle%5B%5D=active"),
        ({"lifecycle[]": []}, ""),
        ({"limit": True}, "?limit=true"),
        ({"limit": 0.5}, "?limit=0.5"),
    ],
)
def test_query_parameters_are_encoded(query, text):
    assert built(LIST, given=query).url == f"https://api.anthropic.com/v1/models{text}"
    assert built(LIST, options={"extra_query": query}).url.endswith(f"/v1/models{text}")


def test_an_enum_in_a_query_goes_out_as_its_value():
    class Name(str, enum.Enum):  # noqa: UP042 - not every enum of texts is a StrEnum
        ACTIVE = "active"

    class Count(int, enum.Enum):
        FEW = 3

    assert built(LIST, given={"after_id": Name.ACTIVE, "limit": Count.FEW}).url.endswith("?after_id=active&limit=3")


def test_extra_query_wins_over_the_parameters_of_the_call():
    url = built(LIST, given={"limit": 5}, options={"extra_query": {"limit": 6, "new[x]": False}}).url
    assert url.endswith("?limit=6&new%5Bx%5D=false")


def test_a_record_of_parameters_uses_the_names_of_the_wire():
    url = built(LIST, given=models.ListModelsParams(limit=5, lifecycle=["active"])).url
    assert sorted(url.partition("?")[2].split("&")) == ["lifecycle%5B%5D=active", "limit=5"]


@pytest.mark.parametrize("value", [b"x", {"a": 1}, {1}, object(), "\ud800", float("nan")])
def test_what_no_query_can_say_is_refused(value):
    with pytest.raises(ValidationError):
        built(LIST, given={"limit": value})


def test_a_mapping_of_parameters_may_say_none_for_not_given():
    assert make_call(LIST, Options(), given={"limit": None, "after_id": "a"}).query == {"after_id": "a"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("claude-x", "claude-x"),
        ("a/b", "a%2Fb"),
        ("...", "..."),
        ("a..b", "a..b"),
        (".a", ".a"),
        ("a b", "a%20b"),
        ("a?b#c", "a%3Fb%23c"),
        ("a%2Fb", "a%252Fb"),
        ("é😀", "%C3%A9%F0%9F%98%80"),
        ("{model_id}", "%7Bmodel_id%7D"),
        ("a\r\nb", "a%0D%0Ab"),
    ],
)
def test_a_path_parameter_stays_in_its_place(value, text):
    assert built(GET, path={"model_id": value}).url == f"https://api.anthropic.com/v1/models/{text}"


DOTS = [
    "..",
    ".",
    "../x",
    "x/..",
    "a\\..\\b",
    "%2e%2E",
    "%252e.",
    "a/%2e%2e/b",
    "a%2f..",
    "..;x",
    " .. ",
    f"%{'25' * 40}2e",
]


@pytest.mark.parametrize("value", DOTS)
def test_a_path_parameter_that_would_lead_to_another_path_is_refused(value):
    with pytest.raises(ValidationError, match=r"model_id must not have a part") as caught:
        built(GET, path={"model_id": value})
    assert caught.value.field == "model_id"


@pytest.mark.parametrize("value", ["", " ", "\t\n", None, 5, b"x", ["x"], "\ud800"])
def test_a_path_parameter_that_names_nothing_is_refused(value):
    with pytest.raises(ValidationError) as caught:
        built(GET, path={"model_id": value})
    assert caught.value.field == "model_id"


@pytest.mark.parametrize("base", ["https://gateway.example/team/claude", "https://gateway.example/team/claude/"])
def test_the_path_of_the_base_url_is_kept(base):
    assert built(client={"base_url": base}).url == "https://gateway.example/team/claude/v1/messages"


# What cannot be sent.

CONNECTION = ["content-length", "Transfer-Encoding", "connection", "Keep-Alive", "proxy-connection", "upgrade", "TE"]
CONNECTION += ["trailer", "expect", "http2-settings"]


@pytest.mark.parametrize("name", CONNECTION)
def test_a_header_of_the_connection_is_refused(name):
    with pytest.raises(ValidationError, match="belongs to the connection") as caught:
        built(options={"extra_headers": {name: "7"}})
    assert caught.value.field == "extra_headers"


@pytest.mark.parametrize("features", [[5], [None], [b"x"], [["x"]], {"x": 1}, b"x", ["é"], ["a\nb"], 5])
def test_beta_features_that_are_no_names_are_refused(features):
    with pytest.raises(ValidationError) as caught:
        built(options={"beta_features": features})
    assert caught.value.field == "beta_features"


@pytest.mark.parametrize("name", ["timeout", "deadline"])
@pytest.mark.parametrize("value", [10**400, -(10**400), float("inf"), 0, True, "5"])
def test_a_time_that_is_none_is_refused(name, value):
    with pytest.raises(ValidationError) as caught:
        built(options={name: value})
    assert caught.value.field == name


def test_a_url_that_is_too_long_is_refused_before_anything_is_sent():
    with pytest.raises(ValidationError, match=r"70\d\d\d characters long") as caught:
        built(GET, path={"model_id": "x" * 70_000})
    assert caught.value.field == "path"
    with pytest.raises(ValidationError) as caught:
        built(LIST, options={"extra_query": {"a": "x" * 70_000}})
    assert caught.value.field == "extra_query"


def test_a_parameter_whose_name_is_no_string_is_a_wrong_call():
    with pytest.raises(TypeError, match="unexpected keyword argument 5"):
        make_call(LIST, Options(), given={5: 1})
