"""The pages of the site hang together: links, navigation, the reference and the texts of errors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import integrations_anthropic
from codegen.client_options import read_tables
from codegen.reference import reference_pages
from codegen.reference.command_line import _plain
from codegen.reference.errors import public_errors
from integrations_anthropic.cli.app import command
from integrations_anthropic.cli.exit_codes import ExitCode
from integrations_anthropic.errors import AnthropicError, RetryExhaustedError

from .documents import DOCS, ROOT, blocks, pages

HOW_TO = [page for page in sorted((DOCS / "how-to").glob("*.md")) if page.stem != "index"]
TEXTS: dict[str, Any] = yaml.safe_load((DOCS / "errors.yaml").read_text("utf-8"))
ERRORS = public_errors()


@pytest.fixture(scope="module")
def reference() -> dict[str, str]:
    return reference_pages(ROOT)


def test_a_link_between_files_leads_to_a_file_or_to_a_page_of_the_reference(reference: dict[str, str]) -> None:
    broken = []
    for page in [*pages(), ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)\s#]+)", page.read_text("utf-8")):
            place = (page.parent / target).resolve()
            made = place.is_relative_to(DOCS) and place.relative_to(DOCS).as_posix() in reference
            if not place.exists() and not made:
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_site_is_built_so_that_a_warning_fails() -> None:
    line = next(each for each in (ROOT / "Makefile").read_text("utf-8").splitlines() if "-m mkdocs" in each)
    assert line.endswith("build --strict")
    assert "quiet" not in line  # no warning is counted then


def test_every_page_is_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [page for page in pages()[1:] if page.relative_to(DOCS).as_posix() not in text] == []


def test_every_page_of_how_to_is_listed_on_their_overview() -> None:
    text = (DOCS / "how-to" / "index.md").read_text("utf-8")
    assert [page.name for page in HOW_TO if f"({page.name})" not in text] == []


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_a_page_of_how_to_begins_with_the_case_and_has_something_that_runs(page: Path) -> None:
    title, empty, first = page.read_text("utf-8").split("\n", 3)[:3]
    assert title.startswith("# ") and empty == ""
    assert re.match(r"[A-Z`]", first), "begins with when one needs it"
    assert any(block.language in ("python", "sh") and block.reason is None for block in blocks(page))


def test_nothing_is_loaded_from_another_host() -> None:
    for path in [ROOT / "mkdocs.yml", *DOCS.rglob("*.css"), *DOCS.rglob("*.js")]:
        assert re.findall(r"https?://\S+", path.read_text("utf-8")) == [], path
    assert "font: false" in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_every_operation_and_every_method_of_both_clients_is_in_the_reference(reference: dict[str, str]) -> None:
    text = "\n".join(page for path, page in reference.items() if path.startswith("reference/operations/"))
    documented = {name.removeprefix("client.") for name in re.findall(r"^#+ (client\S+) \{#", text, re.MULTILINE)}
    services = [getattr(integrations_anthropic, name) for name in dir(integrations_anthropic) if _is_service(name)]
    methods = {(cls, name) for cls in services for name in vars(cls) if _is_method(cls, name)}
    assert len({name for name in documented if "." in name}) >= 111
    for half in ("Async", ""):
        of_half = {(cls, name) for cls, name in methods if cls.__name__.startswith("Async") == bool(half)}
        for cls, name in of_half:
            described = cls.__name__.removeprefix("Async")
            assert re.search(rf"`{described}`, `Async{described}`", text), cls
            assert any(each.rpartition(".")[2] == name for each in documented), (cls, name)


def _is_service(name: str) -> bool:
    return name.endswith("Service") and isinstance(getattr(integrations_anthropic, name), type)


def _is_method(cls: type, name: str) -> bool:
    return not name.startswith("_") and callable(vars(cls)[name])


def test_every_option_and_its_environment_variable_is_in_the_reference(reference: dict[str, str]) -> None:
    page = reference["reference/options.md"]
    options = read_tables(ROOT / "src" / "integrations_anthropic", "src")
    assert len(options) > 30
    assert [option.name for option in options if f"**`{option.name}`**" not in page] == []
    variables = page.partition("## Environment variables")[2]
    assert [o.environment for o in options if o.environment and f"| `{o.environment}` |" not in variables] == []


@pytest.mark.parametrize(
    "name", ["BatchProgress", "BatchRun", "LiveRun", "RequestNotice", "ResponseNotice", "RunResult", "ToolRunner"]
)
def test_what_a_user_holds_beside_models_is_in_the_reference(reference: dict[str, str], name: str) -> None:
    home = getattr(integrations_anthropic, name)
    paths = {f"::: {home.__module__}.{name}", f"::: {home.__module__.rpartition('.')[0]}\n"}
    assert any(path in text for text in reference.values() for path in paths)


def test_the_reference_shows_what_a_run_takes_from_the_class_it_derives_from(reference: dict[str, str]) -> None:
    assert {"progress", "usage", "write_to"}.isdisjoint(vars(integrations_anthropic.BatchRun))
    page = reference["reference/python/runs.md"]
    assert page.count("inherited_members: true") == page.count(":::")


def test_the_reference_has_the_cost_of_a_usage_hooks_and_the_interface_of_the_official_client(
    reference: dict[str, str],
) -> None:
    pages = {"prices": "_record.UsageCost", "hooks": "hooks", "compat": "compat._sync.client.Anthropic"}
    for page, path in pages.items():
        assert f"::: integrations_anthropic.{path}\n" in reference[f"reference/python/{page}.md"]
    assert "`ANTHROPIC_MODEL`" in reference["reference/options.md"]


def test_every_public_error_has_its_text() -> None:
    assert TEXTS.keys() == ERRORS.keys()
    for text in TEXTS.values():
        assert {"means", "when", "retried", "do"} <= text.keys() <= {"means", "when", "retried", "do", "attributes"}


@pytest.mark.parametrize("name", ERRORS)
def test_the_attributes_of_an_error_are_those_that_it_has(name: str) -> None:
    cls = ERRORS[name]
    parent = next((each for each in cls.__mro__[1:] if each.__name__ in ERRORS), None)
    inherited = _attributes(parent) if parent else set()
    assert set(TEXTS[name].get("attributes", {})) == _attributes(cls) - inherited


def _attributes(cls: type) -> set[str]:
    facts = {"last_error": AnthropicError("last")} if issubclass(cls, RetryExhaustedError) else {}
    error = cls("text", **facts)
    properties = {name for each in cls.__mro__ for name, value in vars(each).items() if isinstance(value, property)}
    return {name for name in {*vars(error), *properties} if not name.startswith("_")} | {"kind"}


@pytest.mark.parametrize("name", [name for name in ERRORS if name not in ("AnthropicError", "APIError")])
def test_what_the_page_says_of_retries_is_what_the_class_says(name: str) -> None:
    if name == "RetryExhaustedError":
        assert TEXTS[name]["retried"].startswith("No")
    else:
        retried = ERRORS[name]("text").is_retryable  # type: ignore[attr-defined]  # all are AnthropicErrors
        assert TEXTS[name]["retried"].startswith(("Yes", "Only") if retried else "No")


def test_the_status_of_a_class_is_on_the_page_of_errors(reference: dict[str, str]) -> None:
    page = reference["reference/errors.md"]
    assert "| 429 | [`RateLimitError`](#RateLimitError) |" in page
    assert page.count("\n## ") == len(ERRORS)


def test_every_command_with_its_arguments_options_and_exit_codes_is_in_the_reference(reference: dict[str, str]) -> None:
    pages = {name: reference[f"reference/{name}.md"] for name in ("command-line", "command-line-admin")}
    program = command()
    seen = 0

    def look(found: Any, words: list[str]) -> None:
        nonlocal seen
        page = pages["command-line-admin" if words[:1] == ["admin"] else "command-line"]
        heading = f"## {' '.join(words)} {{#{'-'.join(words)}}}\n" if words else "## integrations-anthropic\n"
        section = page.partition(heading)[2].partition("\n## ")[0]
        assert section, words
        for each in found.params:
            names = [each.metavar or each.name] if each.param_type_name == "argument" else each.opts
            assert any(re.search(rf"^\| `[^`]*{re.escape(name)}[ ,;`]", section, re.MULTILINE) for name in names), words
            assert each.param_type_name == "argument" or not each.envvar or f"Environment: `{each.envvar}`" in section
        seen += 1
        for name in found.list_commands(None) if hasattr(found, "list_commands") else ():
            look(found.get_command(None, name), [*words, name])

    look(program, [])
    assert seen > 100
    rows = re.findall(r"^\| (\d+) \|", pages["command-line"].partition("{#exit-codes}")[2], re.MULTILINE)
    assert [int(row) for row in rows] == list(ExitCode)
    assert "Default: `claude-sonnet-5-5`" in pages["command-line"]
    assert "Range: `x>=1`" in pages["command-line"]


def test_a_help_text_shows_in_the_reference_as_it_does_in_a_terminal() -> None:
    assert _plain("a * b | <c> [d] `e | f`") == r"a \* b \| \<c\> \[d\] `e | f`"


def test_an_operation_leads_to_its_page_in_the_reference_of_the_api(reference: dict[str, str]) -> None:
    address = "https://platform.claude.com/docs/en/api/messages/batches/retrieve"
    assert (
        f"`GET /v1/messages/batches/{{message_batch_id}}` · [in the reference of the API]({address})"
        in (reference["reference/operations/batches.md"])
    )
    for half in ("", "Async"):
        assert address in (getattr(integrations_anthropic, f"{half}BatchesService").get.__doc__ or "")
