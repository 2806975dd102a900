"""`admin`: every operation of the Admin API is a command that sends what its method would."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.contract.test_operations import CASES, DATES, Case, parameter_name
from tests.integration.cli.programs import Program

ADMIN = [case for case in CASES if case.service[0] == "admin"]
ID = "an_id"


def shown(name: str) -> str:
    return name.replace("_", "-")


def words(case: Case) -> list[str]:
    """The words of the command of an operation."""
    return [*map(shown, case.service), shown(case.method)]


def as_option(name: str, value: Any) -> list[str]:
    """A field of a body as an option."""
    if isinstance(value, bool):
        return [f"--{'' if value else 'no-'}{shown(name)}"]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [part for item in value for part in (f"--{shown(name)}", item)]
    return [f"--{shown(name)}", value if isinstance(value, str) else json.dumps(value)]


def as_files(body: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A body with the paths of files in the place of their content."""

    def saved(value: Any) -> Any:
        if isinstance(value, list):
            return [saved(each) for each in value]
        if not isinstance(value, bytes):
            return value
        (folder / "plugin.zip").write_bytes(value)
        return str(folder / "plugin.zip")

    return {name: saved(value) for name, value in body.items()}


def places(case: Case) -> tuple[list[str], list[str]]:
    """Arguments for the path, and options for the parameters that are required."""
    path = [ID for parameter in case.operation.parameters if parameter["in"] == "path"]
    needed = [p for p in case.operation.parameters if p["in"] != "path" and p.get("required")]
    values = [
        (parameter_name(p), p["schema"].get("example", DATES.get(p["schema"].get("format"), "a"))) for p in needed
    ]
    return path, [part for name, value in values for part in as_option(name, value)]


@pytest.fixture(scope="module")
def examples() -> Iterator[Sandbox]:
    with Sandbox(examples=True) as running:
        yield running


def called(examples: Sandbox, *arguments: str, stdin: str = "") -> tuple[Any, Any]:
    """What a command writes with --json, line by line, and the request that it sent."""
    result = Program(examples.url, ANTHROPIC_AUTH_TOKEN="token")(*arguments, "--json", stdin=stdin)
    assert result.exit_code == 0, (arguments, result.output)
    return [json.loads(line) for line in result.stdout.splitlines()], examples.requests[-1]


def test_there_are_as_many_operations_as_in_the_description() -> None:
    assert len(ADMIN) >= 70


@pytest.mark.parametrize("case", ADMIN, ids=lambda case: ".".join((*case.service, case.method)))
def test_an_operation_sends_its_fields_as_options_and_as_a_body(case: Case, examples: Sandbox, tmp_path: Path) -> None:
    path, needed = places(case)
    body = as_files(case.request or {}, tmp_path)
    options = [part for name, value in body.items() for part in as_option(name, value)]
    if case.is_binary:
        options += ["--out", str(tmp_path / "out")]
    records, sent = called(examples, *words(case), *path, *needed, *options)
    assert (sent.method, sent.path) == (case.operation.method, template(case))
    assert records
    if case.is_binary:
        assert (tmp_path / "out").read_text() == case.response
    if case.operation.form is not None:
        assert sent.headers["content-type"].startswith("multipart/form-data")
        return
    assert (sent.body or {}) == body
    if body:
        _, again = called(examples, *words(case), *path, *needed, "--body", json.dumps(body))
        assert (again.path, again.body) == (sent.path, body)


def template(case: Case) -> str:
    """The path with the id in every place."""
    parts = case.operation.path.split("/")
    return "/".join(ID if part.startswith("{") else part for part in parts)


@pytest.mark.parametrize("service", sorted({case.service[: n + 1] for case in ADMIN for n in range(len(case.service))}))
def test_the_help_of_a_service_lists_its_operations(program: Program, service: tuple[str, ...]) -> None:
    result = program(*map(shown, service), "--help")
    assert result.exit_code == 0
    for case in ADMIN:
        if case.service == service:
            assert f"  {shown(case.method)} " in result.stdout
        elif case.service[: len(service)] == service:
            assert f"  {shown(case.service[len(service)])} " in result.stdout
    assert "..." not in result.stdout.partition("Commands:")[2]


def test_a_list_ends_at_its_limit_and_asks_for_no_more(program: Program, sandbox: Sandbox) -> None:
    for name in ("One", "Two", "Three"):
        program.document("admin", "workspaces", "create", "--name", name)
    records = program.records("admin", "workspaces", "list", "--limit", "2")
    assert [record["name"] for record in records] == ["Three", "Two"]
    assert sandbox.requests[-1].query == "limit=2"
    assert len(program.records("admin", "workspaces", "list")) >= 3


def test_a_body_may_come_from_a_file_or_stdin_and_options_take_precedence(
    program: Program, sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "body.json").write_text('{"name": "Of the file", "tags": {"team": "search"}}')
    create = ("admin", "workspaces", "create")
    program.document(*create, "--body", f"@{tmp_path / 'body.json'}", "--name", "Of the option")
    assert sandbox.requests[-1].body == {"name": "Of the option", "tags": {"team": "search"}}
    program.document(*create, "--body", "-", stdin='{"name": "Of stdin"}')
    assert sandbox.requests[-1].body == {"name": "Of stdin"}


def test_an_archive_is_uploaded_and_downloaded_again(program: Program, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "review.zip", "w") as archive:
        archive.writestr(".claude-plugin/plugin.json", '{"name": "review"}')
    plugins, out = ("admin", "plugins"), str(tmp_path / "out.zip")
    made = program.document(*plugins, "create", "--files", str(tmp_path / "review.zip"), "--release-notes", "First")
    download = (*plugins, "versions", "download", made["id"], made["latest_version_id"], "--out", out)
    written = program.document(*download)
    content = (tmp_path / "review.zip").read_bytes()
    assert (written["plugin_id"], written["path"], written["size_bytes"]) == (made["id"], out, len(content))
    assert Path(out).read_bytes() == content
    refused = program(*download)
    assert (refused.exit_code, refused.stdout) == (4, "")
    assert "is there already" in refused.stderr
    missing = program(*plugins, "create", "--files", str(tmp_path / "missing.zip"))
    assert "missing.zip" in missing.stderr


def test_a_folder_is_uploaded_as_a_whole(program: Program, tmp_path: Path) -> None:
    manifest = tmp_path / "review" / ".claude-plugin" / "plugin.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text('{"name": "review"}')
    made = program.document("admin", "plugins", "create", "--files", str(tmp_path / "review"))
    assert made["name"] == "review"


def test_null_is_sent_where_the_api_takes_it(program: Program, sandbox: Sandbox) -> None:
    made = program.document("admin", "workspaces", "create", "--name", "One", "--tags", '{"team": "search"}')
    program.document("admin", "workspaces", "update", made["id"], "--tags", "null")
    assert sandbox.requests[-1].body == {"tags": None}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("create",), 2, "--name"),
        (("create", "--body", "{"), 4, "--body: is not JSON"),
        (("create", "--body", "[]"), 4, "--body: must be a JSON object"),
        (("create", "--body", "@missing.json"), 4, "missing.json"),
        (("create", "--name", "One", "--tags", "{"), 4, "--tags: is not JSON"),
        (("create", "--name", "One", "--tags", "text"), 4, "tags"),
        (("get",), 2, "WORKSPACE_ID"),
        (("list", "--limit", "0"), 2, "--limit"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_what_is_wrong_is_refused_before_anything_is_sent(
    program: Program, sandbox: Sandbox, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = program("admin", "workspaces", *arguments)
    assert (result.exit_code, result.stdout) == (code, ""), result.output
    assert said in result.stderr
    assert sandbox.requests == []


def test_an_ordinary_key_is_not_sent_to_the_admin_api(program: Program, sandbox: Sandbox) -> None:
    result = program("admin", "workspaces", "list", ANTHROPIC_ADMIN_KEY=None)
    assert result.exit_code == 3
    assert "ANTHROPIC_ADMIN_KEY" in result.stderr
    assert sandbox.requests == []
