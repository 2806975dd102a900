from __future__ import annotations

import copy
import gc
import logging
import pickle

import attrs
import pytest

from integrations_anthropic.errors import ConfigurationError
from integrations_anthropic.secrets import SecretString, header_problem, header_value

KEY = "sk-ant-api03-very-secret"


@attrs.frozen
class Holder:
    secret: SecretString


@pytest.mark.parametrize(
    "show",
    [
        repr,
        str,
        format,
        lambda s: f"{s!r:>3}",
        lambda s: f"{s:>40}",
        lambda s: f"{s:d}",
        lambda s: "%s" % s,  # noqa: UP031  # this form of formatting is what is tested
        lambda s: str([s]),
        lambda s: str({"k": s}),
        lambda s: str(attrs.asdict(Holder(s))),
        lambda s: repr(Holder(s)),
    ],
)
def test_no_kind_of_formatting_shows_the_value(show):
    text = show(SecretString(KEY))
    assert KEY not in text
    assert "REDACTED" in text or len(text) == 3


def test_logs_show_it_redacted(caplog):
    with caplog.at_level(logging.INFO):
        logging.getLogger("x").info("key %s", SecretString(KEY))
    assert caplog.messages == ["key [REDACTED]"]


@pytest.mark.parametrize("value", [KEY, "", " padded \n", "kéy", "钥匙", "\udcff", "a\0b"])
def test_the_value_comes_back_exactly_as_given(value):
    assert SecretString(value).expose_secret() == value


@pytest.mark.parametrize("value", [b"sk-bytes", None, 7, ["sk"], SecretString("x")])
def test_only_a_string_is_accepted_and_the_error_does_not_show_the_value(value):
    with pytest.raises(ConfigurationError) as caught:
        SecretString(value)
    assert "must be a string" in str(caught.value)
    assert "sk" not in str(caught.value)
    frames = [str(t.frame.f_locals.get("value")) for t in caught.traceback if t.path.name == "secrets.py"]
    assert frames == ["None"]


def test_equality_and_hash_follow_the_value_but_a_plain_string_is_never_equal():
    assert SecretString(KEY) == SecretString(KEY)
    assert hash(SecretString(KEY)) == hash(SecretString(KEY))
    assert SecretString(KEY) != SecretString(KEY + "x")
    assert SecretString(KEY) != KEY
    assert SecretString("ключ") == SecretString("ключ")
    assert len({SecretString(KEY), SecretString(KEY), SecretString("other")}) == 2


def test_copies_are_the_same_object():
    secret = SecretString(KEY)
    assert copy.copy(secret) is secret
    assert copy.deepcopy({"k": [secret]})["k"][0] is secret


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_does_not_contain_the_value_and_the_error_says_so(protocol):
    data = pickle.dumps(Holder(SecretString(KEY)), protocol)
    assert KEY.encode() not in data
    back = pickle.loads(data).secret
    assert repr(back) == "[REDACTED]"
    assert back != SecretString(KEY) and back != SecretString("")
    with pytest.raises(ConfigurationError, match="pickle"):
        back.expose_secret()


def test_closing_overwrites_the_buffer_and_may_be_repeated():
    secret = SecretString(KEY)
    buffer, before = secret._buffer, hash(secret)
    secret.close()
    secret.close()
    assert buffer == bytes(len(KEY))
    assert hash(secret) == before and secret == secret
    with pytest.raises(ConfigurationError, match="closed"):
        secret.expose_secret()


def test_garbage_collection_overwrites_the_buffer():
    secret = SecretString(KEY)
    buffer = secret._buffer
    del secret
    gc.collect()
    assert buffer == bytes(len(KEY))


def test_no_attribute_can_be_added():
    with pytest.raises(AttributeError):
        SecretString(KEY).value = KEY


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (KEY, None),
        (f"{KEY}é", "not ASCII .character 25 of 25"),
        (f"é{KEY}\n.", "not ASCII .character 1 of 27"),
        ("", "empty"),
        ("  ", "empty"),
        (f"{KEY}\n", "start or end"),
        (f" {KEY}", "start or end"),
        (f"{KEY}\r\nx-evil: 1", "control character"),
        (f"{KEY}\0x", "control character"),
        (f"{KEY}\x7fx", "control character"),
        (f"{KEY}“", "not ASCII"),
        (f"{KEY}\udcff", "not ASCII"),
    ],
)
def test_a_value_that_cannot_be_sent_in_a_header_is_refused_where_it_is_used_as_one(value, problem):
    secret = SecretString(value)
    if problem is None:
        assert header_problem(secret) is None
        assert header_value(secret, "api_key") == value
        return
    with pytest.raises(ConfigurationError, match=problem) as caught:
        header_value(secret, "api_key")
    assert caught.value.field == "api_key"
    assert KEY not in str(caught.value)
    for entry in caught.traceback[1:]:
        assert KEY not in repr(entry.frame.f_locals)
