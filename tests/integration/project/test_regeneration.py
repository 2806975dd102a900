"""To change the API it suffices to edit the YAML and run `make codegen`: tested on a copy of the project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
GENERATED = ("models", "_async/services", "_sync")
COPIED = (
    "spec",
    "codegen",
    "src",
    "pyproject.toml",
    "tests/unit/_async",
    "tests/unit/_sync",
    "tests/integration/_async",
)

pytestmark = pytest.mark.slow

BOTH_CLIENTS = """
import asyncio
from integrations_anthropic import *
from integrations_anthropic.sandbox import Sandbox

HELLO = dict(model="claude-haiku-4-5", max_tokens=20, messages=[message("user", "Hello")])

def on_both(call):
    with Sandbox() as sandbox:
        options = dict(api_key="sandbox-key", base_url=sandbox.url, max_retries=0)
        with AnthropicClient(**options) as client:
            result = call(client)
        async def awaited():
            async with AsyncAnthropicClient(**options) as client:
                return await call(client)
        assert type(asyncio.run(awaited())) is type(result)
        return result
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, tmp_path / name)
    return tmp_path


def edit(copy: Path, file: str, change: Callable[[Any], None]) -> None:
    path = copy / "spec" / file
    data = yaml.safe_load(path.read_text())
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def codegen(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "codegen", *arguments]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=120)


def run(copy: Path, script: str) -> str:
    command = [sys.executable, "-W", "error", "-c", BOTH_CLIENTS + script]
    environment = {"PYTHONPATH": str(copy / "src"), "PATH": ""}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def mypy_output(copy: Path, snippet: str) -> str:
    (copy / "snippet.py").write_text(snippet)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "snippet.py"]
    environment = {"MYPYPATH": str(copy / "src"), "PATH": ""}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=300)
    return done.stdout


def add_a_field(copy: Path) -> None:
    def change(data: Any) -> None:
        mood = {"type": "string", "description": "Tone of the reply."}
        data["components"]["schemas"]["CreateMessageRequest"]["properties"]["mood"] = mood

    edit(copy, "messages.yaml", change)


def add_an_enum_value(copy: Path) -> None:
    def change(data: Any) -> None:
        data["components"]["schemas"]["Role"]["enum"].append("narrator")

    edit(copy, _file_of(copy, "Role"), change)


def add_a_union_member(copy: Path) -> None:
    def change(data: Any) -> None:
        schemas = data["components"]["schemas"]
        schemas["SmellBlock"] = {
            "type": "object",
            "description": "A smell.",
            "required": ["type", "note"],
            "properties": {
                "type": {"type": "string", "const": "smell", "description": "The tag `smell`."},
                "note": {"type": "string", "description": "Name of the smell."},
            },
        }
        for union in ("ContentBlock", "InputContentBlock"):
            reference = "#/components/schemas/SmellBlock"
            schemas[union]["oneOf"].append({"$ref": reference})
            schemas[union]["discriminator"]["mapping"]["smell"] = reference

    edit(copy, _file_of(copy, "ContentBlock"), change)


def add_an_operation(copy: Path) -> None:
    def change(data: Any) -> None:
        data["paths"]["/v1/models/{model_id}/retirement"] = {
            "get": {
                "operationId": "models.retirement",
                "tags": ["models"],
                "summary": "Retirement date of a model",
                "x-retry": "safe",
                "parameters": [
                    {
                        "name": "model_id",
                        "in": "path",
                        "required": True,
                        "description": "Id of the model.",
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {
                    "200": {
                        "description": "The date.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Retirement"},
                                "example": {"retires_at": "2030-01-01T00:00:00Z"},
                            }
                        },
                    }
                },
            }
        }
        data["components"]["schemas"]["Retirement"] = {
            "type": "object",
            "description": "Retirement date of a model.",
            "required": ["retires_at"],
            "properties": {"retires_at": {"type": "string", "format": "date-time", "description": "The day."}},
        }

    def reference_from_root(data: Any) -> None:
        reference = "models.yaml#/paths/~1v1~1models~1{model_id}~1retirement"
        data["paths"]["/v1/models/{model_id}/retirement"] = {"$ref": reference}

    edit(copy, "models.yaml", change)
    edit(copy, "anthropic.yaml", reference_from_root)


def _file_of(copy: Path, schema: str) -> str:
    for path in (copy / "spec").glob("*.yaml"):
        if schema in yaml.safe_load(path.read_text()).get("components", {}).get("schemas", {}):
            return path.name
    raise AssertionError(schema)


def test_a_new_field_is_a_parameter_of_both_clients_and_accepted_by_the_sandbox(copy: Path) -> None:
    add_a_field(copy)
    assert codegen(copy).returncode == 0
    assert run(copy, "print(on_both(lambda c: c.messages.create(**HELLO, mood='calm')).role)") == "assistant"


def test_a_new_enum_value_is_accepted_by_both_clients_and_the_sandbox(copy: Path) -> None:
    add_an_enum_value(copy)
    assert codegen(copy).returncode == 0
    turns = "HELLO['messages'] = [message('narrator', 'Once'), message('user', 'Go on')]"
    assert run(copy, f"{turns}\nprint(on_both(lambda c: c.messages.create(**HELLO)).role)") == "assistant"


def test_a_new_union_member_is_a_model_that_can_be_sent_and_decoded(copy: Path) -> None:
    add_a_union_member(copy)
    assert codegen(copy).returncode == 0
    script = """
HELLO['messages'] = [{'role': 'user', 'content': [SmellBlock(note='rain')]}]
on_both(lambda c: c.messages.create(**HELLO))
print(from_dict(ContentBlock, {'type': 'smell', 'note': 'rain'}))
"""
    assert run(copy, script) == "SmellBlock(type='smell', note='rain')"


def test_a_new_operation_is_a_method_of_both_clients_and_a_route_of_the_sandbox(copy: Path) -> None:
    add_an_operation(copy)
    assert codegen(copy).returncode == 0
    assert run(copy, "print(on_both(lambda c: c.models.retirement('claude-x')).retires_at)") == "2030-01-01T00:00:00Z"


def test_type_checkers_know_all_four_changes(copy: Path) -> None:
    for change in (add_a_field, add_an_enum_value, add_a_union_member, add_an_operation):
        change(copy)
    assert codegen(copy).returncode == 0
    report = mypy_output(
        copy,
        """
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, SmellBlock
client = AnthropicClient(api_key="x")
reply = client.messages.create(model="m", max_tokens=1, mood="calm", messages=[
    {"role": "narrator", "content": [{"type": "smell", "note": "rain"}, SmellBlock(note="sea")]}])
reveal_type(client.models.retirement("m"))
for block in reply.content:
    if isinstance(block, SmellBlock):
        reveal_type(block.note)
async def wrong() -> None:
    await AsyncAnthropicClient().messages.create(model="m", max_tokens=1, messages=[], mood=3)
""",
    )
    assert 'Revealed type is "integrations_anthropic.models.models.Retirement"' in report
    assert 'Revealed type is "str"' in report or 'Revealed type is "builtins.str"' in report
    assert report.count(": error:") == 1, report


def test_deleted_generated_folders_are_regenerated_identically(copy: Path) -> None:
    package = copy / "src" / "integrations_anthropic"
    before = {path: path.read_bytes() for name in GENERATED for path in (package / name).rglob("*.py")}
    for name in GENERATED:
        shutil.rmtree(package / name)
    assert codegen(copy).returncode == 0
    assert {path: path.read_bytes() for name in GENERATED for path in (package / name).rglob("*.py")} == before


def test_the_check_reports_changed_missing_and_stale_files(copy: Path) -> None:
    models = copy / "src" / "integrations_anthropic" / "models"
    with (models / "message.py").open("a") as file:
        file.write("# by hand\n")
    (models / "events.py").unlink()
    (models / "old.py").write_text("")
    checked = codegen(copy, "--check")
    assert checked.returncode == 1
    report = [line.split() for line in checked.stderr.splitlines()]
    folder = "src/integrations_anthropic/models"
    assert ["changed", f"{folder}/message.py"] in report
    assert ["missing", f"{folder}/events.py"] in report
    assert ["stale", f"{folder}/old.py"] in report
    assert (models / "old.py").exists()


def test_the_check_names_the_files_of_the_client_options_and_codegen_restores_them(copy: Path) -> None:
    package = copy / "src" / "integrations_anthropic"
    names = ("config.py", "_async/client_options.py", "_sync/client_options.py")
    before = {name: (package / name).read_bytes() for name in names}
    (package / names[0]).unlink()
    for name in names[1:]:
        with (package / name).open("a") as file:
            file.write("# by hand\n")
    reported = [line.split() for line in codegen(copy, "--check").stderr.splitlines()]
    found = {path: state for state, path in reported[:-1] if path.startswith("src/")} if reported else {}
    assert found == {
        f"src/integrations_anthropic/{name}": state
        for name, state in zip(names, ("missing", "changed", "changed"), strict=True)
    }
    assert codegen(copy).returncode == 0
    assert {name: (package / name).read_bytes() for name in names} == before


def test_a_new_field_of_the_table_is_an_option_of_both_clients(copy: Path) -> None:
    table = copy / "src" / "integrations_anthropic" / "_config" / "fields.py"
    row = 'FieldSpec(type="str", check=checks.header_string, default="mild", doc="Taste of the reply.")'
    clock = '    "clock": FieldSpec('
    table.write_text(table.read_text().replace(clock, f'    "flavour": {row},\n{clock}'))
    settings = table.with_name("settings.py")
    settings.write_text(settings.read_text().replace("    clock: Any\n", "    flavour: str\n    clock: Any\n"))
    assert codegen(copy).returncode == 0
    script = """
for client in (AnthropicClient, AsyncAnthropicClient):
    built = client(api_key="k", flavour="hot")
    assert built._settings.flavour == "hot" and client(api_key="k")._settings.flavour == "mild"
    assert built.with_options(flavour="sour")._settings.flavour == "sour"
    assert "flavour: Taste of the reply. Default: \\"mild\\"." in client.__init__.__doc__
print(ClientConfig(flavour="x"))
"""
    assert run(copy, script) == "ClientConfig(flavour='x')"
    reported = mypy_output(
        copy,
        "from integrations_anthropic import AsyncAnthropicClient\n"
        "AsyncAnthropicClient(flavour='hot').with_options(flavour='sour')\n"
        "AsyncAnthropicClient(flavour=5)\n",
    )
    assert reported.count(": error:") == 1 and 'Argument "flavour"' in reported, reported


def test_a_new_model_name_is_completed_and_any_other_string_still_accepted(copy: Path) -> None:
    def change(data: Any) -> None:
        data["components"]["schemas"]["ModelName"]["x-known-values"].append("claude-of-tomorrow")

    edit(copy, "messages.yaml", change)
    assert codegen(copy).returncode == 0
    enums = (copy / "src" / "integrations_anthropic" / "models" / "enums.py").read_text()
    assert '"claude-of-tomorrow",' in enums
    assert run(copy, "HELLO['model'] = 'claude-sonnet-4-5'\non_both(lambda c: c.messages.create(**HELLO))") == ""


def test_an_invalid_description_changes_nothing_and_reports_the_location(copy: Path) -> None:
    (copy / "spec" / "models.yaml").write_text("paths: [")
    result = codegen(copy)
    assert result.returncode == 1
    assert "models.yaml" in result.stderr
    assert "Traceback" not in result.stderr
    assert codegen(ROOT, "--check").returncode == 0
