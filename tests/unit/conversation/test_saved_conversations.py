"""Conversations in files and as JSON text."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from integrations_anthropic import AnthropicError, ConfigurationError, Conversation, SerializationError

from .test_conversation import answer, call, result


def test_nothing_is_lost_in_a_file(tmp_path: Path) -> None:
    thinking = {"type": "thinking", "thinking": "hm\u2028", "signature": "c2ln"}
    odd = {"type": "of_a_later_version", "number": 2**80, "nothing": None}
    conversation = Conversation(
        ["Grüße", answer(thinking, odd, call()), result()],
        system="Be short.",
        metadata={"user": {"id": 7}, "half": "\ud83d"},
    )
    path = tmp_path / "talk.json"
    conversation.save(path)
    loaded = Conversation.load(path)
    assert loaded == conversation
    assert list(loaded) == list(conversation)
    assert (loaded.system, loaded.metadata) == ("Be short.", {"user": {"id": 7}, "half": "\ud83d"})
    assert loaded[1]["content"] == [thinking, odd, call()]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_bytes())["version"] == 1
    assert [file.name for file in tmp_path.iterdir()] == ["talk.json"]


def test_fields_that_this_version_does_not_know_are_kept() -> None:
    text = b'{"format": "integrations-anthropic/conversation", "version": 1, "messages": [], "title": "x"}'
    assert json.loads(Conversation.from_json(text).to_json())["title"] == "x"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("[]", "no saved conversation"),
        ('{"messages": []}', "no saved conversation"),
        ('{"format": "integrations-anthropic/conversation", "messages": []}', r"\$\.version"),
        ('{"format": "integrations-anthropic/conversation", "version": 2, "messages": []}', "later release"),
        ('{"format": "integrations-anthropic/conversation", "version": 1}', r"\$\.messages"),
        ('{"format": "integrations-anthropic/conversation", "version": 1, "messages": [1]}', r"\$\.messages"),
        ('{"format": "integrations-anthropic/conversation", "version": 1, "messages": [], "metadata": 1}', "metadata"),
    ],
)
def test_what_is_no_saved_conversation_is_refused(text: str, why: str) -> None:
    with pytest.raises(SerializationError, match=why):
        Conversation.from_json(text)


def test_a_file_that_cannot_be_written_or_read_is_an_error_with_its_cause(tmp_path: Path) -> None:
    for use in (Conversation(["Hi"]).save, Conversation.load):
        with pytest.raises(ConfigurationError, match="missing") as raised:
            use(tmp_path / "missing" / "talk.json")
        assert isinstance(raised.value.__cause__, OSError)


def test_what_cannot_be_saved_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    conversation = Conversation(["Hi"])
    conversation.save(path)
    conversation.metadata["odd"] = {1, 2}
    with pytest.raises(AnthropicError, match="metadata"):
        conversation.save(path)
    assert len(Conversation.load(path)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["talk.json"]


def test_behind_a_link_the_file_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "talk.json")
    Conversation(["Hi"]).save(tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert len(Conversation.load(tmp_path / "talk.json")) == 1


def test_what_is_cut_short_is_named_with_its_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "cut.json"
    path.write_text('{"turns": "no end')
    with pytest.raises(SerializationError, match=r"cut\.json' has no conversation: .* starting at character 10$"):
        Conversation.load(path)
