"""The codegen command: what it restores, what it reports, what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.integration.project.copied_project import codegen, edit, mypy_output, run

GENERATED = ("models", "_async/services", "_sync")

pytestmark = pytest.mark.long


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
    assert run(copy, "HELLO['model'] = 'claude-haiku-4-5'\non_both(lambda c: c.messages.create(**HELLO))") == ""


def test_an_invalid_description_changes_nothing_and_reports_the_location(copy: Path) -> None:
    package = copy / "src" / "integrations_anthropic"
    before = {path: path.read_bytes() for path in package.rglob("*.py")}
    (copy / "spec" / "models.yaml").write_text("paths: [")
    result = codegen(copy)
    assert result.returncode == 1
    assert "models.yaml" in result.stderr
    assert "Traceback" not in result.stderr
    assert {path: path.read_bytes() for path in package.rglob("*.py")} == before


def test_a_run_with_what_earlier_runs_found_gives_what_a_run_without_gives(copy: Path) -> None:
    caches = copy / ".codegen_cache"
    assert codegen(copy, "--no-cache").returncode == 0
    assert not caches.exists()
    assert codegen(copy, "--check").returncode == 0

    def change(data: Any) -> None:
        data["components"]["schemas"]["Batch"]["properties"]["mood"] = {"type": "string", "description": "Mood."}

    edit(copy, "batches.yaml", change)
    assert codegen(copy).returncode == 0
    assert "mood" in (copy / "src" / "integrations_anthropic" / "models" / "batches.py").read_text()
    assert codegen(copy, "--check", "--no-cache").returncode == 0
    for path in caches.iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    assert codegen(copy, "--check").returncode == 0
    template = copy / "codegen" / "templates" / "models.py.jinja"
    template.write_text(template.read_text().replace('"""{{', '"""Of the API. {{', 1) + "# The end.\n")
    checked = codegen(copy, "--check")
    assert "changed  src/integrations_anthropic/models/batches.py" in checked.stderr
    assert checked.stderr == codegen(copy, "--check", "--no-cache").stderr
