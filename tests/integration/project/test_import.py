"""Lazy imports: which modules importing and using the package loads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import integrations_anthropic

ROOT = Path(__file__).parents[3]


def modules_after(script: str) -> set[str]:
    """Names of all modules loaded after `script` ran in a new interpreter."""
    code = f"{script}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\n{code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_the_package_loads_no_dependency_and_no_models() -> None:
    before = modules_after("pass")
    loaded = modules_after("import integrations_anthropic") - before
    assert not {name for name in loaded if name.partition(".")[0] in {"httpx", "attrs", "attr", "cattrs", "orjson"}}
    assert not {name for name in loaded if name.startswith("integrations_anthropic.models.")} - {
        "integrations_anthropic.models._groups"
    }


def test_creating_a_client_loads_no_rate_limits_no_pybreaker_and_no_cattrs() -> None:
    loaded = modules_after("from integrations_anthropic import AnthropicClient; AnthropicClient(api_key='x')")
    assert not loaded & {
        "limits",
        "pybreaker",
        "redis",
        "cattrs",
        "jinja2",
        "starlette",
        "uvicorn",
        "jsonschema",
        "httpx",
    }


def test_importing_testing_loads_no_double_and_no_pytest() -> None:
    loaded = modules_after("import integrations_anthropic.testing") - modules_after("import integrations_anthropic")
    assert {name for name in loaded if name.startswith("integrations_anthropic")} == {"integrations_anthropic.testing"}
    assert not loaded & {"pytest", "httpx", "attr", "orjson"}


CALL = """
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
BODY = b'{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Hi"}],'
BODY += b'"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}'
class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)
    def log_message(self, *args):
        pass
server = HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
from integrations_anthropic import AnthropicClient
with AnthropicClient(api_key="x", base_url=f"http://127.0.0.1:{server.server_port}") as client:
    response = client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": "Hi"}])
    assert response.text == "Hi"
"""


def test_a_call_loads_only_the_model_group_it_uses() -> None:
    loaded = modules_after(CALL)
    groups = {name.rpartition(".")[2] for name in loaded if name.startswith("integrations_anthropic.models.")}
    assert groups <= {"_facts", "_functions", "_groups", "message", "unknowns"}
    assert not loaded & {"limits", "pybreaker", "redis", "jinja2", "starlette", "yaml", "jsonschema"}
    assert not {name for name in loaded if name.partition(".")[0] in {"opentelemetry", "prometheus_client"}}
    assert not {name for name in loaded if name.startswith("integrations_anthropic.telemetry")}


def test_creating_a_client_with_redis_storage_does_not_load_redis() -> None:
    script = "from integrations_anthropic import AnthropicClient, RateLimits\n"
    script += "AnthropicClient(api_key='x', rate_limits=RateLimits(storage='redis://127.0.0.1:9'))"
    assert not modules_after(script) & {"redis", "pybreaker", "httpx"}


def test_pybreaker_is_loaded_at_the_first_failure() -> None:
    call = "client.messages.create(model='m', max_tokens=1, messages=[{'role': 'user', 'content': 'Hi'}])"
    loaded: list[bool] = []
    for status in (400, 500):
        script = CALL.partition("    response = ")[0].replace("(200)", f"({status})")
        script += f"    try:\n        {call[:-1]}, max_retries=0)\n    except Exception as error: print(error.status)"
        loaded.append("pybreaker" in modules_after(script))
    assert loaded == [False, True]


def test_tool_modules_are_loaded_on_first_use_and_one_tool_call_needs_no_threads() -> None:
    modules = {
        f"integrations_anthropic.{name}"
        for name in (
            "_runtime.jobs",
            "_core.schema.type_hints",
            "_core.tools.toolbox",
            "_core.output.parsed_message",
        )
    }
    assert not modules_after(CALL) & modules
    loaded = modules_after(
        CALL.replace("messages.create(", "messages.run_tools(tools=[], ").replace(
            "response.text", "response.until_done().text"
        )
    )
    assert "integrations_anthropic._runtime.jobs" in loaded
    assert not loaded & {"anyio", "trio", "concurrent.futures.thread"} - modules_after(CALL)


def test_every_public_name_exists() -> None:
    names = integrations_anthropic.__all__
    assert [name for name in names if getattr(integrations_anthropic, name, None) is None] == []


def test_the_public_names_are_sorted_and_an_unknown_name_is_an_attribute_error() -> None:
    assert list(integrations_anthropic.__all__) == sorted(integrations_anthropic.__all__)
    assert not set(integrations_anthropic.__all__) - set(dir(integrations_anthropic))
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        _ = integrations_anthropic.Nonsense
