"""A known difference has a reason in a file; a difference without one, and a reason for nothing, are errors."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from codegen.audit.__main__ import FACTS, ROOT, area_of, main
from codegen.audit.facts import Facts
from codegen.audit.figure import FigureError, figure_of, read_figure, with_figure
from codegen.audit.findings import Finding
from codegen.audit.reasons import Pattern, ReasonsError, judge, read_reasons
from codegen.load.bundle import bundle
from tests.unit.codegen.audit.library import description, write_description, write_facts

README = "It has **2 of the 2 operations** of the API (2 of them generally available).\n"
STATE = "anthropic.yaml#/components/schemas/State"


def reasons(*entries: tuple[str, object]) -> str:
    """The text of a file of reasons."""
    return yaml.safe_dump({"reasons": [{"kind": kind, "at": at, "reason": "Known."} for kind, at in entries]})


class Command:
    """Runs the command in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_facts(folder / "facts")
        self.described = description()
        self.reasons = reasons()
        (folder / "README.md").write_text(README, "utf-8")
        self("--write-readme")

    def __call__(self, *arguments: str) -> int:
        write_description(self.folder / "spec", self.described)
        (self.folder / "reasons.yaml").write_text(self.reasons, "utf-8")
        places = {"--spec": "spec", "--reasons": "reasons.yaml", "--readme": "README.md", "--types": "types.py"}
        options = [f"{name}={self.folder / place}" for name, place in places.items()]
        return main([str(self.folder / "facts"), *options, *arguments])


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


def test_the_command_passes_where_description_and_facts_agree(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command() == 0
    assert "described: **2 of the 2 operations** of the API (2 of them generally available)" in capsys.readouterr().out


def test_a_difference_without_a_reason_fails_and_one_with_a_reason_passes(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    command.described["components"]["schemas"]["State"]["enum"] = ["new"]
    assert command() == 1
    assert f"without a reason: enum value missing (1)\n  {STATE}: worn" in capsys.readouterr().out
    command.reasons = reasons(("enum value missing", f"{STATE} worn"))
    assert command() == 0
    assert "1 enum value missing (anthropic): Known." in capsys.readouterr().out
    assert command("--all") == 0
    assert f"{STATE}: worn" in capsys.readouterr().out


def test_a_reason_for_nothing_fails(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command.reasons = reasons(("enum value missing", [f"{STATE} worn"]))
    assert command() == 1
    assert f"a reason for nothing, remove it: enum value missing, {STATE} worn" in capsys.readouterr().out


def test_a_readme_with_another_figure_fails_until_the_computed_one_is_written(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    del command.described["paths"]["/v1/things"]
    command.reasons = reasons(("operation missing", "*/paths/~1v1~1things/get general, *"))
    assert command() == 1
    assert "README.md states another figure" in capsys.readouterr().out
    assert command("--write-readme") == 0
    assert (command.folder / "README.md").read_text("utf-8") == README.replace("2 of the 2", "1 of the 2")
    assert command() == 0


def test_without_facts_nothing_is_compared_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere")]) == 3
    assert f"no facts about the API in {tmp_path / 'nowhere'}: nothing was compared" in capsys.readouterr().out


def test_input_that_cannot_be_read_is_named_in_one_line(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    command.reasons = "reasons: {}"
    assert command() == 2
    (command.folder / "facts" / "calls.json.gz").unlink()
    assert command() == 2
    first, second = capsys.readouterr().err.splitlines()
    assert "must hold one list named `reasons`" in first
    assert "there is no calls.json.gz" in second


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "one list"),
        ("reasons: []\nother: 1", "one list"),
        ("reasons: [text]", "reasons/0"),
        ("reasons: [{kind: a, at: b}]", "needs at, kind, reason"),
        ("reasons: [{kind: a, at: b, reason: ' '}]", "not empty"),
        ("reasons: [{kind: a, at: [], reason: c}]", "not empty"),
        ("reasons: [{kind: a, at: [1], reason: c}]", "not empty"),
        ("reasons: [", "cannot be read"),
    ],
)
def test_a_file_of_reasons_in_another_form_is_refused(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "reasons.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReasonsError, match=message):
        read_reasons(path)


@pytest.mark.parametrize(
    ("at", "fits"),
    [
        ("a.yaml#/b", True),
        ("*#/b", True),
        ("a*", True),
        ("a.yaml#/b one", True),
        ("* o*", True),
        ("a.yaml#/b two", False),
        ("axyaml#/b", False),
        ("a.yaml#/", False),
        ("a.yaml#/[b]", False),
    ],
)
def test_a_star_stands_for_any_text_and_everything_else_for_itself(at: str, fits: bool) -> None:
    finding = Finding("field missing", "a.yaml#/b", "one")
    assert Pattern("field missing", at, "Known.").matches(finding) is fits
    assert not Pattern("field extra", at, "Known.").matches(finding)


def test_a_pattern_behind_another_that_fits_as_well_is_not_idle() -> None:
    finding = Finding("field missing", "a.yaml#/b")
    first, second, idle = (Pattern("field missing", at, "Known.") for at in ("*", "a*", "b*"))
    judgement = judge([finding], [first, second, idle])
    assert judgement.explained == {first: [finding]}
    assert judgement.idle == [idle]


@pytest.mark.parametrize(
    ("pointer", "area"),
    [
        ("anthropic.yaml#/paths/~1v1~1files~1{file_id}/get", "files"),
        ("anthropic.yaml#/paths/~1v1~1organizations~1rbac_roles/get", "organizations/rbac_roles"),
        ("models.yaml#/components/schemas/Model", "models"),
        ("#/x-beta", "headers"),
    ],
)
def test_a_pointer_tells_its_area(pointer: str, area: str) -> None:
    assert area_of(pointer) == area


@pytest.mark.parametrize("text", ["", README * 2])
def test_the_readme_states_its_figure_once(text: str) -> None:
    with pytest.raises(FigureError):
        read_figure(text)
    with pytest.raises(FigureError):
        with_figure(text, read_figure(README))


def test_the_figure_of_the_readme_is_that_of_the_description() -> None:
    described = sum(1 for _ in bundle(ROOT / "spec").operations())
    stated = read_figure((ROOT / "README.md").read_text("utf-8"))
    assert stated.described == described, "run make spec-audit AUDIT=--write-readme"
    if FACTS.is_dir():
        assert stated == figure_of(described, Facts.read(FACTS))


def test_every_reason_of_the_project_is_written_as_it_has_to_be() -> None:
    assert read_reasons(ROOT / "codegen" / "audit" / "reasons.yaml")
