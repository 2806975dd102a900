"""The signatures of both clients show the table of fields: each option by name, typed and documented."""

from __future__ import annotations

import ast
import asyncio
import inspect
import os
import traceback
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

import integrations_anthropic
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, CircuitConfig, ClientConfig, RetryPolicy
from integrations_anthropic._config.fields import FIELDS
from integrations_anthropic._config.settings import Settings
from integrations_anthropic._record import UNSET
from integrations_anthropic.errors import ConfigurationError
from integrations_anthropic.testing import MockTransport

CLIENTS = (AnthropicClient, AsyncAnthropicClient)
METHODS = [getattr(client, name) for client in CLIENTS for name in ("__init__", "with_options")]
SECRET = "sk-ant-api03-very-secret"
PACKAGE = Path(integrations_anthropic.__file__).parent


@pytest.fixture(autouse=True)
def no_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [
        name for name in os.environ if name.startswith(("ANTHROPIC_", "SSL_")) or name.lower().endswith("_proxy")
    ]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))


def options(method: Any) -> dict[str, inspect.Parameter]:
    found = dict(inspect.signature(method).parameters)
    assert found.pop("self").kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    config = found.pop("config", None)
    assert (config is None) == (method.__name__ == "with_options")
    # What type checkers refuse, and an error message names: no option.
    assert found.pop("unknown").annotation == "Unpack[NoOthers]"
    return found


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__qualname__)
def test_a_signature_has_each_field_of_the_table_as_a_keyword_that_is_unset_by_default(method: Any) -> None:
    found = options(method)
    assert list(found) == list(FIELDS)
    assert {parameter.kind for parameter in found.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert all(parameter.default is UNSET for parameter in found.values())


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__qualname__)
def test_each_keyword_has_the_type_of_the_table(method: Any) -> None:
    is_async = "Async" in method.__qualname__
    secret = f"str | SecretString | {'Async' if is_async else ''}CredentialFunction | None"
    own = {
        "api_key": secret,
        "identity_token": secret,
        "http_client": "httpx.AsyncClient" if is_async else "httpx.Client",
        "transport": "AsyncTransport" if is_async else "Transport",
        "on_request": "AsyncRequestHook | None" if is_async else "RequestHook | None",
        "on_response": "AsyncResponseHook | None" if is_async else "ResponseHook | None",
    }
    types = {name: parameter.annotation.replace("'", '"') for name, parameter in options(method).items()}
    assert types == {name: own.get(name, spec.type) for name, spec in FIELDS.items()}
    assert not {"Any", "object"} & set(types.values())


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__qualname__)
def test_each_keyword_is_described_in_the_docstring(method: Any) -> None:
    text = " ".join(inspect.getdoc(method).split())
    for name, spec in FIELDS.items():
        assert f" {name}: {' '.join(spec.doc.split())}" in text, name
        if method.__name__ == "__init__" and spec.environment:
            assert f"`{spec.environment}`" in text


@pytest.mark.parametrize("client", CLIENTS)
def test_help_shows_the_options_of_a_client(client: Any) -> None:
    import pydoc

    shown = pydoc.plain(pydoc.render_doc(client))
    assert "idle_connection_timeout: 'float | None' = UNSET" in shown
    assert "Seconds after which an idle connection is closed" in shown
    assert list(inspect.signature(client).parameters) == ["config", *FIELDS, "unknown"]


def test_client_config_and_settings_have_each_field_of_the_table() -> None:
    assert [a.name for a in attrs.fields(ClientConfig)] == list(FIELDS)
    assert all(a.default is UNSET for a in attrs.fields(ClientConfig))
    assert {a.name: a.type.replace("'", '"') for a in attrs.fields(ClientConfig)} == {
        name: spec.type for name, spec in FIELDS.items()
    }
    assert [a.name for a in attrs.fields(Settings)][: len(FIELDS)] == list(FIELDS)


def test_each_field_of_client_config_is_described_below_it() -> None:
    tree = ast.parse((PACKAGE / "config.py").read_text("utf-8"))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    described = {
        node.target.id: after.value.value  # type: ignore[attr-defined]  # checked by the comparison below
        for node, after in pairwise(body)
        if isinstance(node, ast.AnnAssign) and isinstance(after, ast.Expr)
    }
    assert list(described) == list(FIELDS)
    for name, spec in FIELDS.items():
        assert " ".join(spec.doc.split()) in " ".join(described[name].split())


def test_a_field_is_nullable_if_and_only_if_its_description_says_what_none_does() -> None:
    for name, spec in FIELDS.items():
        assert spec.nullable == ("None:" in spec.doc), name
        assert not spec.nullable or spec.type.endswith("| None"), name


@pytest.mark.parametrize("client", CLIENTS)
def test_an_unknown_keyword_is_a_type_error_that_names_it(client: Any) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'api_kye'"):
        client(api_kye=SECRET)
    with pytest.raises(TypeError, match="unexpected keyword argument 'timeuot'"):
        client(api_key=SECRET).with_options(timeuot=5)


@pytest.mark.parametrize("client", CLIENTS)
def test_a_keyword_takes_precedence_over_the_config_and_unset_does_not(client: Any) -> None:
    config = ClientConfig(api_key="k", timeout=7, connect_timeout=8, max_retries=1)
    built = client(config, timeout=None, connect_timeout=UNSET, base_url=None)
    assert (built._settings.timeout, built._settings.connect_timeout) == (None, 8.0)
    assert built._settings.base_url == "https://api.anthropic.com"
    assert built._settings.sources["timeout"] == "argument"
    copy = built.with_options(connect_timeout=None, timeout=UNSET, max_retries=4)
    assert (copy._settings.timeout, copy._settings.connect_timeout, copy._settings.max_retries) == (None, None, 4)


def test_each_option_reaches_the_settings() -> None:
    given: dict[str, Any] = {
        **dict.fromkeys((name for name, spec in FIELDS.items() if spec.type.startswith("float")), 4.0),
        **dict.fromkeys((name for name, spec in FIELDS.items() if spec.type == "int"), 5),
        **dict.fromkeys(("api_key", "auth_token", "admin_api_key", "api_version"), "k"),
        "base_url": "http://localhost",
        "include_pings": True,
        "keep_raw": True,
        "on_request": print,
        "on_response": print,
        "strict_responses": True,
        "long_requests": "direct",
        "retry": RetryPolicy(jitter=0),
        "circuit": None,
        "rate_limits": {"requests_per_minute": 5},
        "beta_features": (name for name in ("a", "b")),
        "log_level": "error",
        "default_headers": {"x-a": "b"},
        "proxy": "http://p:1",
        "http2": False,
        "telemetry": {"log_content": True},
        "transport": MockTransport(),
    }
    try:
        for settings in (
            AnthropicClient(**given)._settings,
            AnthropicClient(api_key="k").with_options(**{**given, "beta_features": "a,b"})._settings,
        ):
            assert {name for name, source in settings.sources.items() if source != "default"} == set(given)
            assert settings.beta_features == ("a", "b")
    finally:
        import logging

        logging.getLogger("integrations_anthropic").setLevel(logging.NOTSET)


def test_telemetry_none_turns_off_the_telemetry_of_the_config() -> None:
    config = ClientConfig(api_key="k", telemetry={"log_content": True})
    assert AnthropicClient(config)._settings.telemetry.log_content
    assert not AnthropicClient(config, telemetry=None)._settings.telemetry.log_content


def test_a_copy_with_an_unset_option_shares_what_the_option_would_change() -> None:
    client = AnthropicClient(api_key="k", rate_limits={"requests_per_minute": 5}, circuit=CircuitConfig())
    copy = client.with_options(rate_limits=UNSET, circuit=UNSET, clock=UNSET, timeout=5)
    assert copy._components.limiter is client._components.limiter
    assert copy._components.circuit is client._components.circuit
    assert copy._components.clock is client._components.clock


# The secrets are given as literals of a function: the frames of the test itself are inspected too.
INVALID: dict[str, Any] = {
    "api_key": lambda f: f(api_key=f"{SECRET}\n"),
    "auth_token": lambda f: f(auth_token=f"{SECRET}\n"),
    "admin_api_key": lambda f: f(admin_api_key=f"{SECRET}\n"),
    "base_url": lambda f: f(base_url=f"https://u:{SECRET}@h"),
    "proxy": lambda f: f(proxy=f"ftp://u:{SECRET}@h"),
    "default_headers": lambda f: f(default_headers={"x-a": f"{SECRET}\n"}),
    "client_cert": lambda f: f(client_cert=("no-such.pem", None, SECRET)),
    "rate_limits": lambda f: f(rate_limits={"storage": f"redis://:{SECRET}@:0"}),
    "timeout": lambda f: f(timeout=SECRET),
    "max_retries": lambda f: f(
        api_key=SECRET, proxy=f"http://u:{SECRET}@h", client_cert=("a", "b", SECRET), max_retries=-1
    ),
}


@pytest.mark.parametrize("name", INVALID)
@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("how", ["constructor", "with_options"])
def test_no_frame_of_a_refused_option_shows_a_secret(name: str, client: Any, how: str) -> None:
    call = client if how == "constructor" else client(api_key="k").with_options
    with pytest.raises(ConfigurationError) as caught:
        INVALID[name](call)
    shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert SECRET not in shown
    for built in (client, call):
        assert SECRET not in repr(built)


def test_a_key_given_as_the_first_argument_is_refused_without_being_shown() -> None:
    for client in CLIENTS:
        with pytest.raises(
            ConfigurationError, match="must be a ClientConfig, not str; pass an API key as api_key="
        ) as caught:
            client("sk-ant-api03-very-secret")
        frames = list(traceback.walk_tb(caught.value.__traceback__))[1:]
        assert frames and not any(SECRET in repr(frame.f_locals) for frame, _ in frames)


def test_a_subclass_keeps_the_typed_constructor() -> None:
    class Client(AsyncAnthropicClient):
        pass

    client = Client(api_key="k", timeout=5)
    assert type(client.with_options(timeout=6)) is Client
    asyncio.run(client.close())


def test_a_provider_for_the_other_client_is_refused_when_the_client_is_built() -> None:
    class Async:
        async def aprepare(self, request: Any) -> None:
            """Not called."""

    class Sync:
        def prepare(self, request: Any) -> None:
            """Not called."""

    asynchronous, synchronous = cast("Any", Async()), cast("Any", Sync())
    with pytest.raises(ConfigurationError, match=r"auth: Async has no method prepare\(\)"):
        AnthropicClient(auth=asynchronous)
    with pytest.raises(ConfigurationError, match=r"auth: Sync has no method aprepare\(\)"):
        AsyncAnthropicClient(auth=synchronous)
