"""The names of the official client: each leads to something of this package."""

from __future__ import annotations

import copy
import importlib
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest

import integrations_anthropic
from integrations_anthropic import compat, models
from integrations_anthropic.compat import lib, types
from integrations_anthropic.compat.arguments import CallOptions, MessageArguments
from integrations_anthropic.compat.parsed import as_parsed
from integrations_anthropic.compat.records import ResultMethods, adopt
from integrations_anthropic.compat.type_names import _ARGUMENTS, _RENAMED, official_name
from integrations_anthropic.compat.types import beta
from integrations_anthropic.models import params

MESSAGE: Any = {
    "type": "message",
    "id": "msg_1",
    "role": "assistant",
    "model": "claude-x",
    "content": [
        {"type": "text", "text": "Hi", "later": 1},
        {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {"a": None}},
        {"type": "brand_new", "x": [1]},
    ],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {"input_tokens": 1, "output_tokens": 2},
    "unheard": {"of": True},
}


def message() -> Any:
    return adopt(integrations_anthropic.from_dict(models.MessageResponse, MESSAGE))


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_package_does_not_import_compat_and_compat_no_client() -> None:
    seen = "print(sorted(m for m in sys.modules if m.startswith(('integrations_anthropic.compat.', 'httpx'))))"
    assert run(f"import sys, integrations_anthropic as a; a.AnthropicClient(api_key='k'); {seen}") == "[]"
    assert run(f"import sys, integrations_anthropic.compat; {seen}") == "[]"


@pytest.mark.parametrize("name", compat.__all__)
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(compat, name) is not None


def test_a_name_that_is_not_there_is_an_import_error() -> None:
    with pytest.raises(ImportError, match="BetaFallbackState"):
        from integrations_anthropic.compat import BetaFallbackState  # type: ignore[attr-defined]  # noqa: F401
    with pytest.raises(AttributeError, match="no such type"):
        _ = types.AnthropicBedrock
    with pytest.raises(AttributeError, match="no such type"):
        _ = beta.BetaMoon


@pytest.mark.parametrize("name", sorted(compat._PLATFORMS))
def test_a_client_for_another_cloud_is_one_over_the_client_of_this_package(name: str) -> None:
    given: dict[str, dict[str, Any]] = {
        "AnthropicAWS": {"aws_region": "us-east-1", "workspace_id": "w", "api_key": "k"},
        "AnthropicBedrock": {"aws_region": "us-east-1", "api_key": "k"},
        "AnthropicBedrockMantle": {"aws_region": "us-east-1", "api_key": "k"},
        "AnthropicFoundry": {"resource": "r", "api_key": "k"},
        "AnthropicGoogleCloud": {"project": "p", "workspace_id": "w", "access_token": "t"},
        "AnthropicVertex": {"region": "us-east5", "project_id": "p", "access_token": "t"},
    }
    client = getattr(compat, name)(**given[name.removeprefix("Async")])
    assert isinstance(client, compat.AsyncAnthropic if name.startswith("Async") else compat.Anthropic)
    assert isinstance(client.client, getattr(integrations_anthropic, f"{name.replace('Anthropic', '')}Client"))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("types.skills", "SkillVersion"),
        ("types.beta.skills", "BetaSkillVersion"),
        ("types.skills.skill_version", "SkillVersion"),
        ("types.shared", "BillingError"),
        ("types.thread_not_found_error", "ThreadNotFoundError"),
        ("types.messages.message_batch_result", "MessageBatchResult"),
        ("types.message_create_params", "MessageCreateParams"),
        ("resources.messages", "DEPRECATED_MODELS"),
        ("resources.messages.messages", "AsyncMessages"),
        ("resources.messages.batches", "Batches"),
        ("resources.beta", "AsyncBeta"),
        ("resources.beta.messages", "Messages"),
        ("lib", "files_from_dir"),
        ("lib.streaming", "MessageStream"),
        ("lib.streaming", "BetaTextEvent"),
        ("lib.tools", "BetaAsyncStreamingToolRunner"),
        ("pagination", "AsyncReportPageCursor"),
        ("_types", "NotGiven"),
        ("_exceptions", "OrganizationOnHoldError"),
    ],
)
def test_a_module_has_the_name_that_programs_import_from_it(module: str, name: str) -> None:
    assert getattr(importlib.import_module(f"integrations_anthropic.compat.{module}"), name) is not None


def test_a_module_that_is_not_there_is_an_import_error() -> None:
    with pytest.raises(ModuleNotFoundError, match="memory_stores"):
        importlib.import_module("integrations_anthropic.compat.types.memory_stores")
    with pytest.raises(ModuleNotFoundError, match="no_such_type"):
        importlib.import_module("integrations_anthropic.compat.types.skills.no_such_type")


@pytest.mark.parametrize(("official", "own"), _RENAMED.items())
def test_each_renamed_type_is_a_model_of_this_package(official: str, own: str) -> None:
    found = getattr(types, official)
    if isinstance(found, type):
        assert issubclass(found, getattr(models, own))
        assert getattr(beta, f"Beta{official}") is found
        assert found.__name__ == official_name(own)


@pytest.mark.parametrize(("official", "own"), _ARGUMENTS.items())
def test_each_type_of_an_argument_is_there(official: str, own: str) -> None:
    assert getattr(types, official) is getattr(params, own, None) or own == "ModelName"


def test_types_of_arguments_are_typed_dicts_of_this_package() -> None:
    assert types.TextBlockParam is params.TextBlockParam
    assert beta.BetaToolUseBlockParam is params.ToolUseBlockParam
    assert types.MessageParam(role="user", content="Hello") == {"role": "user", "content": "Hello"}


def test_arguments_of_messages_are_those_of_the_service() -> None:
    # `stream` chooses what comes back, `output_format` is a type: both are parameters of their own.
    service = params.CreateMessageRequestParam.__annotations__.keys() - {"stream", "output_format"}
    options = CallOptions.__annotations__.keys()
    assert MessageArguments.__annotations__.keys() - options == service | {"workspace_id"}


def test_a_result_has_what_the_api_sent_and_nothing_else() -> None:
    assert message().to_dict() == MESSAGE
    assert message().model_dump(exclude_unset=True) == MESSAGE
    assert message().model_fields_set == MESSAGE.keys()
    assert message().content[0].model_extra == {"later": 1}
    assert message().content[2].to_dict() == {"type": "brand_new", "x": [1]}
    assert "stop_sequence" not in message().model_dump(exclude_none=True)
    assert message().model_dump(exclude={"content", "usage"}).keys().isdisjoint({"content", "usage"})
    assert message()._request_id is None
    assert dict(message())["id"] == "msg_1"


def test_a_result_is_written_as_json() -> None:
    for text in (message().to_json(), message().to_json(indent=None), message().model_dump_json(exclude_unset=True)):
        assert json.loads(text) == MESSAGE
    assert "\n  " in message().to_json()


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_result_survives_copies_and_pickles_with_its_class(duplicate: Any) -> None:
    original = message()
    copied = duplicate(original)
    assert copied == original
    assert type(copied) is type(original) is types.Message
    assert type(copied.content[0]) is types.TextBlock
    assert copied.to_dict() == MESSAGE


def test_a_result_can_be_made_changed_and_validated() -> None:
    block = types.TextBlock(type="text", text="Hi")
    assert isinstance(block, ResultMethods)
    assert block.to_dict() == {"type": "text", "text": "Hi"}
    changed = block.model_copy(update={"text": "Ho"})
    assert (block.text, changed.text) == ("Hi", "Ho")
    assert types.Message.model_validate(MESSAGE) == message()
    assert types.TextBlock.construct(text="Hi").text == "Hi"
    with pytest.raises(integrations_anthropic.SerializationError, match=r"\$\.usage"):
        types.Message.model_validate({**MESSAGE, "usage": 5})


def test_the_names_of_the_official_client_are_shown() -> None:
    assert repr(message()).startswith("Message(type='message', id='msg_1'")
    assert "TextBlock(type='text', text='Hi'" in repr(message())


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("message", "Message"),
        ("message_param", "MessageParam"),
        ("tool_use_block", "ToolUseBlock"),
        ("url_pdf_source_param", "URLPDFSourceParam"),
        ("input_json_delta", "InputJSONDelta"),
        ("web_search_tool_20250305_param", "WebSearchTool20250305Param"),
        ("raw_message_start_event", "RawMessageStartEvent"),
        ("message_create_params", "MessageCreateParamsNonStreaming"),
        ("messages", "MessageBatch"),
        ("messages.message_batch", "MessageBatch"),
        ("messages.batch_create_params", "Request"),
        ("beta.beta_message_param", "BetaMessageParam"),
        ("beta.beta_request_mcp_server_url_definition_param", "BetaRequestMCPServerURLDefinitionParam"),
        ("beta.message_create_params", "MessageCreateParamsStreaming"),
        ("beta.messages", "BetaMessageBatch"),
        ("beta.messages.beta_message_batch", "BetaMessageBatch"),
        ("beta.messages.batch_create_params", "Request"),
    ],
)
def test_the_module_of_a_type_can_be_imported(module: str, name: str) -> None:
    imported = importlib.import_module(f"integrations_anthropic.compat.types.{module}")
    assert getattr(imported, name) is getattr(types, name)
    with pytest.raises(AttributeError):
        _ = imported.NoSuchType


@pytest.mark.parametrize("module", ["no_such_type", "beta.no_such_type", "message.param", "messages.no_such_type"])
def test_a_module_of_no_type_cannot_be_imported(module: str) -> None:
    with pytest.raises(ModuleNotFoundError, match=module.replace(".", "[.]")):
        importlib.import_module(f"integrations_anthropic.compat.types.{module}")


def test_modules_of_types_are_found_by_one_finder_which_comes_last() -> None:
    code = "import sys; before = list(sys.meta_path); import integrations_anthropic.compat.types as types"
    shown = "print(sys.meta_path[: len(before)] == before, len(sys.meta_path) - len(before), types.messages.__name__)"
    assert run(f"{code}; import importlib; importlib.reload(types); {shown}").split()[:2] == ["True", "1"]


@pytest.mark.parametrize("module", ["lib.streaming", "lib.tools", "types.beta", "types.messages", "resources.messages"])
def test_modules_are_attributes_of_the_package(module: str) -> None:
    assert run(f"import integrations_anthropic.compat as anthropic; print(anthropic.{module}.__name__)").endswith(
        module
    )


def test_services_are_classes_by_their_names() -> None:
    from integrations_anthropic.compat.resources import AsyncMessages, Beta, Messages

    client = compat.Anthropic(api_key="k")
    assert isinstance(client.messages, Messages)
    assert isinstance(client.beta, Beta)
    assert isinstance(compat.AsyncAnthropic(api_key="k").messages, AsyncMessages)


def test_a_result_is_made_from_its_fields_as_dicts() -> None:
    made = types.Message(**MESSAGE)
    assert made == types.Message.model_validate(MESSAGE) == types.Message.model_validate_json(json.dumps(MESSAGE))
    assert type(made.content[0]) is types.TextBlock
    assert made.to_dict() == MESSAGE
    again: Any = types.Message(**{**MESSAGE, "content": made.content, "usage": made.usage})
    assert again == made
    assert types.TextBlock(text="Hi").to_dict() == {"type": "text", "text": "Hi"}
    with pytest.raises(integrations_anthropic.SerializationError, match=r"\$\.usage"):
        types.Message(**{**MESSAGE, "usage": 5})
    with pytest.raises(integrations_anthropic.SerializationError, match="missing"):
        types.Message(**{name: value for name, value in MESSAGE.items() if name != "usage"})


def test_a_result_has_the_older_names_of_its_methods() -> None:
    made: Any = types.Message(**MESSAGE)
    assert made.dict(exclude_unset=True) == json.loads(made.json(exclude_unset=True)) == MESSAGE
    assert made.copy(update={"id": "msg_2"}).id == "msg_2"
    assert type(made).parse_obj(MESSAGE) == made


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_copies_of_a_parsed_message_keep_the_value(duplicate: Any) -> None:
    parsed = as_parsed(types.Message(**{**MESSAGE, "content": [{"type": "text", "text": "[1, 2]"}]}), list[int])
    copied = duplicate(parsed)
    assert copied.parsed_output == copied.content[0].parsed_output == [1, 2]
    assert copied == parsed
    assert type(copied) is type(parsed)


def test_the_files_of_a_folder_are_the_same_read_in_a_thread(tmp_path: Path) -> None:
    (tmp_path / "skill" / "deep").mkdir(parents=True)
    (tmp_path / "skill" / "SKILL.md").write_bytes(b"text")
    (tmp_path / "skill" / "deep" / "a.bin").write_bytes(b"\x00")
    expected = [("skill/SKILL.md", b"text"), ("skill/deep/a.bin", b"\x00")]
    assert lib.files_from_dir(tmp_path / "skill") == expected
    assert anyio.run(lib.async_files_from_dir, str(tmp_path / "skill")) == expected
