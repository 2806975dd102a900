"""An unknown name says what it is called here; whatever else asks for names finds what it found before."""

from __future__ import annotations

import copy
import doctest
import importlib
import inspect
import pickle
import re
import subprocess
import sys
from typing import Any
from unittest.mock import MagicMock, create_autospec

import attrs
import pytest

import integrations_anthropic
from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    AsyncToolRunner,
    MessageResponse,
    Page,
    TextBlock,
    ToolRunner,
    ToolUseBlock,
    from_dict,
    testing,
)
from integrations_anthropic._async.page_request import AsyncPageRequest
from integrations_anthropic._async.pages import AsyncPage
from integrations_anthropic._async.tools.stream_runner import AsyncToolStreamRunner
from integrations_anthropic._hints.elsewhere import ARGUMENTS, ATTRIBUTES, OPTIONS, PACKAGE
from integrations_anthropic._record import Record
from integrations_anthropic._sync.tools.stream_runner import ToolStreamRunner
from integrations_anthropic.testing import MockTransport
from tests.unit.hints.clients import failure_of
from tests.unit.responses import MESSAGE

HINTED: dict[str, tuple[Any, ...]] = {
    "AnthropicClientOptions": (AnthropicClient, AsyncAnthropicClient),
    "NamesHinted": (integrations_anthropic.WorkspacesService, integrations_anthropic.AsyncWorkspacesService),
    "ToolRounds": (ToolRunner, AsyncToolRunner, ToolStreamRunner, AsyncToolStreamRunner),
    "Page": (Page, AsyncPage),
    "AsyncPageRequest": (AsyncPageRequest,),
    "Record": (Record, ToolUseBlock),
    **{
        name: (getattr(integrations_anthropic, name), getattr(integrations_anthropic, f"Async{name}"))
        for name in ("MessagesService", "FilesService", "ModelsService", "MessageStream", "BinaryResponse")
    },
    **{
        name: (getattr(integrations_anthropic, name),)
        for name in ("AnthropicError", "MessageResponse", "ParsedMessage")
    },
}
"""The classes that each table of names is for."""
ASKED_BY_OTHERS = (
    *("__wrapped__", "__array__", "__len__", "__html__", "__torch_function__", "_repr_html_", "_mock_methods"),
    *("_ipython_canary_method_should_not_exist_", "_ipython_display_"),
)


@pytest.mark.parametrize(
    ("double", "name", "closest"),
    [
        (MockTransport(), "request", "requests"),
        (MockTransport(), "expect_requests", "expect_request"),
        (testing.AsyncMockTransport(), "verifi", "verify"),
        (MockTransport().expect_request(), "with_headers", "with_header"),
        (testing.Reply(b""), "stat", "status"),
        (testing.MockLogger(), "record", "records"),
        (testing.MockCircuitBreaker(), "verifi", "verify"),
        (testing.MockRateLimiter(), "verifi", "verify"),
        (testing.MockRetryExecutor(), "delay", "delays"),
        (testing.MockResilienceOrchestrator(), "rate_limit", "rate_limits"),
        (testing.VirtualClock(), "advanced", "advance"),
    ],
)
def test_a_test_double_that_is_asked_for_another_name_says_which_one_it_has(
    double: Any, name: str, closest: str
) -> None:
    said = f"object has no attribute '{name}': the closest name is '{closest}'"
    with pytest.raises(AttributeError, match=said):
        getattr(double, name)
    assert not hasattr(double, "zzzzzz")


def test_the_package_of_test_doubles_says_which_name_it_has() -> None:
    package: Any = testing
    with pytest.raises(AttributeError, match="'MockTransports': the closest name is 'MockTransport'"):
        _ = package.MockTransports
    with pytest.raises(ImportError, match="the closest name is 'MockTransport'"):
        from integrations_anthropic.testing import MockTransports  # type: ignore[attr-defined]  # noqa: F401
    assert importlib.import_module("integrations_anthropic.testing.clock").VirtualClock is testing.VirtualClock


def test_the_module_of_types_of_the_other_client_says_where_its_names_are() -> None:
    package: Any = integrations_anthropic
    with pytest.raises(AttributeError, match=r"'types': its names are in the package itself"):
        _ = package.types
    with pytest.raises(ImportError, match=r"'types' .*its names are in the package itself"):
        from integrations_anthropic import types  # type: ignore[attr-defined]  # noqa: F401


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("messages.stream", "`create_stream`"),
        ("messages.batches", "`client.batches`"),
        ("messages.tool_runner", "`run_tools`"),
        ("messages.with_raw_response", r"\.meta"),
        ("messages.with_options", r"client\.with_options"),
        ("messages.creat", "the closest name is 'create'"),
        ("batches.retrieve", "`get`"),
        ("files.retrieve_content", "`download`"),
        ("models.retrieve", "`get`"),
        ("admin.workspaces.members.retrieve", "`get`"),
        ("beta", "beta_features="),
        ("completions", "not in this package"),
        ("workspaces", r"client\.admin"),
        ("post", r"client\.request"),
        ("api_key", r"explain\(\)"),
        ("mesages", "the closest name is 'messages'"),
    ],
)
def test_a_name_of_another_client_or_a_misspelt_one_says_what_is_here(path: str, said: str, client: Any) -> None:
    error = failure_of(path, client)
    name = path.rpartition(".")[2]
    assert re.search(said, str(error))
    assert str(error).startswith(f"{type(error.obj).__name__!r} object has no attribute {name!r}: ")


def test_a_name_that_is_like_no_other_is_refused_plainly(client: Any) -> None:
    assert str(failure_of("zzz", client)) == f"{type(client).__name__!r} object has no attribute 'zzz'"


def test_a_subclass_has_the_hints_of_its_client() -> None:
    class Mine(AnthropicClient):
        pass

    assert re.search("beta_features=", str(failure_of("beta", Mine(api_key="k", transport=MockTransport()))))


@pytest.mark.parametrize("name", ASKED_BY_OTHERS)
def test_private_names_are_refused_before_anything_is_searched(
    name: str, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integrations_anthropic._hints.unknown_names.load", None)
    for owner in (client, client.messages, client.admin.workspaces):
        assert not hasattr(owner, name)
        assert getattr(owner, name, 7) == 7


def test_what_a_property_raises_itself_is_what_is_shown() -> None:
    class Mine(AnthropicClient):
        @property
        def broken(self) -> str:
            raise AttributeError("of the property itself")

    with pytest.raises(AttributeError, match=r"^of the property itself$"):
        _ = Mine(api_key="k", transport=MockTransport()).broken


def test_clients_that_are_not_built_yet_can_be_shown_and_asked() -> None:
    for cls in (AnthropicClient, AsyncAnthropicClient):
        blank = cls.__new__(cls)
        assert repr(blank) == f"{cls.__name__}(not built)"
        with pytest.raises(AttributeError):
            _ = blank.messages


def test_copies_and_pickles_work_as_before(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    for each in (client, client.messages):
        assert type(copy.copy(each)) is type(copy.deepcopy(each)) is type(each)
    loaded = pickle.loads(pickle.dumps(type(client)(timeout=5)))
    assert type(loaded) is type(client)


def test_tools_that_look_into_objects_work_as_before(client: Any) -> None:
    for owner in (client, client.messages, client.batches):
        found = dict(inspect.getmembers(owner))
        assert found.keys() >= {name for name in dir(owner) if not name.startswith("__")}
        assert inspect.unwrap(owner) is owner
        assert not inspect.iscoroutinefunction(owner)
        assert create_autospec(owner, instance=True).__class__ is type(owner)
        mock = MagicMock(spec=owner)
        with pytest.raises(AttributeError):
            _ = mock.stream_of_another_client
    assert doctest.DocTestFinder().find(type(client), "client") is not None


def test_a_model_says_where_its_functions_are() -> None:
    message = from_dict(MessageResponse, MESSAGE | {"new": 1})
    assert message.new == 1  # type: ignore[attr-defined]  # an unknown field
    for name, said in (("model_dump", r"to_dict\(model\)"), ("json", r"to_json\(model\)"), ("copy", r"copy\.copy")):
        assert re.search(said, str(failure_of(name, message)))
    assert not hasattr(message, "model_dump")
    assert str(failure_of("contents", message)) == "'MessageResponse' object has no attribute 'contents'"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Anthropic", "AnthropicClient here.*compat"),
        ("AsyncAnthropic", "AsyncAnthropicClient"),
        ("APIStatusError", "APIError"),
        ("beta_tool", "`tool`"),
        ("NOT_GIVEN", "leave the argument out"),
        ("AnthropicClint", "the closest name is 'AnthropicClient'"),
    ],
)
def test_a_name_of_the_package_is_hinted_as_attribute_and_where_it_is_imported(name: str, said: str) -> None:
    assert not hasattr(integrations_anthropic, name)
    assert re.search(said, str(failure_of(name, integrations_anthropic)))
    with pytest.raises(ImportError, match=said) as caught:
        exec(f"from integrations_anthropic import {name}")
    assert str(caught.value).startswith(f"cannot import name {name!r} from 'integrations_anthropic'")


def test_imports_that_name_nothing_or_a_module_end_as_pythons_own() -> None:
    with pytest.raises(ImportError, match="cannot import name 'zzz'"):
        exec("from integrations_anthropic import zzz")
    with pytest.raises(ModuleNotFoundError, match=r"No module named 'integrations_anthropic\.beta'"):
        importlib.import_module("integrations_anthropic.beta")
    from integrations_anthropic import prices

    assert prices is sys.modules["integrations_anthropic.prices"]
    with pytest.raises(AttributeError, match=r"^module 'integrations_anthropic' has no attribute '__path'$"):
        _ = integrations_anthropic.__path


def test_no_hint_is_for_a_name_that_there_is() -> None:
    assert not PACKAGE.keys() & set(integrations_anthropic.__all__)
    assert not OPTIONS.keys() & set(attrs.fields_dict(integrations_anthropic.ClientConfig))
    for owner, names in ATTRIBUTES.items():
        for cls in HINTED[owner]:
            assert not [name for name in names if hasattr(cls, name)], owner
            assert not [name for name in names if name in attrs.fields_dict(cls)] if attrs.has(cls) else True, owner
    for method in vars(integrations_anthropic.MessagesService).values():
        if inspect.isfunction(method):
            assert not ARGUMENTS.keys() & inspect.signature(method).parameters.keys()


def test_hints_that_name_something_of_the_package_name_what_there_is() -> None:
    for name in ("AnthropicClient", "AsyncAnthropicClient", "APIError", "InvalidRequestError", "InternalServerError"):
        assert any(name in hint for hint in PACKAGE.values())
        assert hasattr(integrations_anthropic, name)
    for method in ("create_stream", "run_tools", "run_tools_stream", "count_tokens"):
        assert hasattr(integrations_anthropic.MessagesService, method)
    for method in ("get", "download", "upload"):
        assert hasattr(integrations_anthropic.FilesService, method)


def test_nothing_of_the_hints_is_imported_until_a_name_is_unknown() -> None:
    code = (
        "import sys\nfrom integrations_anthropic import AnthropicClient, TextBlock\n"
        "from integrations_anthropic.testing import MockTransport\n"
        "client = AnthropicClient(api_key='k', transport=MockTransport())\n"
        "client.messages, hasattr(client, '__wrapped__')\n"
        "print(sorted({'integrations_anthropic._hints.elsewhere', 'difflib'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_block_that_is_asked_for_a_field_it_lacks_searches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loops over content ask each block: the answer has to be cheap."""
    monkeypatch.setattr("difflib.get_close_matches", None)
    assert getattr(TextBlock(text="x"), "inputs", None) is None


def test_an_interpreter_that_is_ending_imports_no_hints() -> None:
    code = (
        "from integrations_anthropic import NotFoundError\n"
        "class Last:\n"
        "    def __del__(self):\n"
        "        print(hasattr(self.error, 'response'), getattr(self.error, 'mesage', 7))\n"
        "last = Last()\n"
        "last.error = NotFoundError('gone', status=404)\n"
        "last.itself = last\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("False 7", "")
