from __future__ import annotations

import copy
import pickle

import pytest

from integrations_anthropic import NULL, from_dict, models, to_dict
from integrations_anthropic._record import UNSET, Record


@pytest.mark.parametrize("value", [NULL, UNSET])
def test_null_and_unset_are_singletons_and_false_also_after_copies(value):
    assert not value
    assert repr(value) in ("NULL", "UNSET")
    assert copy.copy(value) is copy.deepcopy(value) is value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) is value


def test_an_unknown_field_can_be_read_by_its_name():
    block = from_dict(models.TextBlock, {"type": "text", "text": "x", "brand_new": [1]})
    assert block.brand_new == [1]
    with pytest.raises(AttributeError, match="'TextBlock' object has no attribute 'branded_new'"):
        _ = block.branded_new
    assert not hasattr(block, "_private")


def test_a_model_rejects_an_attribute_it_does_not_have():
    with pytest.raises(AttributeError):
        models.TextBlock(text="x").txet = 1
    with pytest.raises(TypeError, match="unexpected keyword"):
        models.TextBlock(txet="x")


def test_unknown_fields_can_be_added_and_are_encoded():
    block = models.TextBlock(text="x")
    assert block.extra_fields == {}
    block.extra_fields["new"] = 1
    assert to_dict(block) == {"type": "text", "text": "x", "new": 1}


def test_a_field_that_was_null_can_be_set():
    block = from_dict(models.TextBlock, {"type": "text", "text": "x", "citations": None})
    assert to_dict(block) == {"type": "text", "text": "x", "citations": None}
    block.citations = []
    assert to_dict(block) == {"type": "text", "text": "x", "citations": []}


def test_models_match_by_pattern():
    match models.UnknownBlock("new", {"a": 1}):
        case models.UnknownBlock(tag, {"a": value}):
            assert (tag, value) == ("new", 1)
        case _:
            pytest.fail("an unknown member has the pattern (type, raw)")
    match models.TextBlock(text="x"):
        case models.TextBlock(text=text):
            assert text == "x"


def test_a_model_that_is_not_the_result_of_a_call_has_no_meta():
    block = from_dict(models.TextBlock, {"type": "text", "text": "x", "meta": {"from": "the API"}})
    with pytest.raises(AttributeError, match="this TextBlock has no meta: it is not the direct result of a call"):
        _ = block.meta
    assert block.extra_fields["meta"] == {"from": "the API"}


def test_every_model_is_a_record_without_a_dict():
    for name in models.__all__:
        cls = getattr(models, name)
        if isinstance(cls, type) and issubclass(cls, Record):
            assert not hasattr(cls.__new__(cls), "__dict__"), name


def test_a_model_that_is_not_built_yet_can_be_shown():
    from integrations_anthropic.models import TextBlock

    assert repr(TextBlock.__new__(TextBlock)) == "TextBlock(not built)"


def test_a_repr_masks_what_the_description_calls_a_password_and_nothing_else():
    server = models.McpServer(name="n", url="https://a.test", authorization_token="secret-token")
    shown = "McpServer(type='url', name='n', url='https://a.test', authorization_token=[REDACTED])"
    assert repr(server) == shown
    assert repr([server]) == f"[{shown}]"
    assert to_dict(server)["authorization_token"] == "secret-token"
    assert copy.deepcopy(server).authorization_token == "secret-token"
    assert "authorization_token" not in repr(models.McpServer(name="n", url="u"))
    assert "REDACTED" in repr(
        from_dict(models.McpServer, {"type": "url", "name": "n", "url": "u", "authorization_token": "x"})
    )
