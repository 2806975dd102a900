"""Skills over a real socket: created from folders and from single files, and kept in versions by the sandbox."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, NotFoundError, ValidationError
from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.testing import VirtualClock

pytestmark = pytest.mark.anyio


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(params=["own", "httpx"])
def options(request: pytest.FixtureRequest, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    if request.param == "httpx":
        # As where a proxy is set.
        monkeypatch.setattr("integrations_anthropic._async.http.transport.can_be_direct", lambda settings: False)
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "clock": VirtualClock()}


def head(name: str = "quarterly-report", description: str = "Writes the report.") -> bytes:
    return f"---\nname: {name}\ndescription: {description}\n---\n\n# How\n".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "quarterly-report"
    (made / "scripts").mkdir(parents=True)
    (made / "SKILL.md").write_bytes(head())
    (made / "scripts" / "run.py").write_bytes(bytes(300_000))
    (made / "scripts" / "empty.txt").touch()
    (made / ".git").mkdir()
    (made / ".git" / "config").write_text("x")
    return made


async def test_a_skill_is_created_from_a_folder_and_gets_versions(options: dict[str, Any], folder: Path) -> None:
    async with AsyncAnthropicClient(**options) as client:
        skill = await client.skills.create(files=folder)
        assert (skill.display_name, skill.source.type) == ("quarterly-report", "custom")
        first = await client.skills.versions.get(skill.id, skill.latest_version_id)
        assert (first.skill_id, first.name, first.description) == (skill.id, "quarterly-report", "Writes the report.")
        (folder / "SKILL.md").write_bytes(head(description="Writes it better."))
        second = await client.skills.versions.create(skill.id, files=folder)
        assert second.description == "Writes it better."
        listed = [version.id async for version in await client.skills.versions.list(skill.id, limit=1)]
        assert listed == [second.id, first.id]
        assert (await client.skills.get(skill.id)).latest_version_id == second.id
        assert (await client.skills.versions.delete(skill.id, second.id)).id == second.id
        assert (await client.skills.get(skill.id)).latest_version_id == first.id
        with pytest.raises(InvalidRequestError, match="at least one version"):
            await client.skills.versions.delete(skill.id, first.id)


async def test_a_version_is_downloaded_as_an_archive_of_what_was_uploaded(
    options: dict[str, Any], folder: Path, tmp_path: Path
) -> None:
    async with AsyncAnthropicClient(**options) as client:
        skill = await client.skills.create(files=folder)
        (folder / "SKILL.md").write_bytes(head(description="Writes it better."))
        second = await client.skills.versions.create(skill.id, files=folder)
        async with client.skills.versions.download(skill.id, skill.latest_version_id) as archive:
            await archive.save(tmp_path / "first.zip")
        async with client.skills.versions.download(skill.id, second.id) as archive:
            latest = await archive.read()
        with zipfile.ZipFile(tmp_path / "first.zip") as first, zipfile.ZipFile(io.BytesIO(latest)) as last:
            assert first.testzip() is None
            names = [f"quarterly-report/{name}" for name in ("SKILL.md", "scripts/empty.txt", "scripts/run.py")]
            assert sorted(first.namelist()) == sorted(last.namelist()) == names
            assert first.read("quarterly-report/SKILL.md") == head()
            assert last.read("quarterly-report/SKILL.md") == head(description="Writes it better.")
            assert first.read("quarterly-report/scripts/run.py") == bytes(300_000)
        await client.skills.versions.delete(skill.id, second.id)
        with pytest.raises(NotFoundError):
            async with client.skills.versions.download(skill.id, second.id):
                pass


async def test_skills_are_listed_by_source_and_deleted_with_their_versions(
    options: dict[str, Any], folder: Path
) -> None:
    async with AsyncAnthropicClient(**options) as client:
        made = [await client.skills.create(files=folder, display_name=f"Report {n}") for n in range(3)]
        listed = [skill.display_name async for skill in await client.skills.list(source="custom", limit=2)]
        assert listed == ["Report 2", "Report 1", "Report 0"]
        assert [skill async for skill in await client.skills.list(source="anthropic")] == []
        assert (await client.skills.delete(made[0].id)).id == made[0].id
        with pytest.raises(NotFoundError, match=f"Skill {made[0].id} not found"):
            await client.skills.get(made[0].id)
        with pytest.raises(NotFoundError, match=f"Skill {made[0].id} not found"):
            await client.skills.versions.create(made[0].id, files=folder)
        with pytest.raises(NotFoundError):
            await client.skills.versions.get(made[1].id, made[2].latest_version_id)


async def test_the_files_are_given_one_by_one(options: dict[str, Any], folder: Path) -> None:
    async with AsyncAnthropicClient(**options) as client:
        with (folder / "scripts" / "run.py").open("rb") as file:
            skill = await client.skills.create(
                {
                    "files": [
                        ("my-skill/SKILL.md", io.BytesIO(head("my-skill"))),
                        ("my-skill/run.py", file, "text/x-python"),
                        ("my-skill/data/a.csv", [b"a,", b"b"]),
                    ],
                    "display_name": "Mine",
                }
            )
        assert skill.display_name == "Mine"
        assert (await client.skills.versions.get(skill.id, skill.latest_version_id)).name == "my-skill"


async def test_an_upload_that_is_refused_half_way_is_sent_again_from_its_beginning(
    options: dict[str, Any], folder: Path, sandbox: Sandbox
) -> None:
    sandbox.faults.add(Fault(operation="skills.create", status=529, times=2))
    async with AsyncAnthropicClient(**options) as client:
        skill = await client.skills.create(files=folder)
        assert skill.display_name == "quarterly-report"
        assert len([one async for one in await client.skills.list()]) == 1
    assert [request.status for request in sandbox.requests][:3] == [529, 529, 200]


async def test_a_folder_that_cannot_be_sent_is_refused_before_anything_is(
    options: dict[str, Any], folder: Path, sandbox: Sandbox, tmp_path: Path
) -> None:
    wrong: list[tuple[Any, str]] = [
        (str(folder), r"the path of their folder as pathlib.Path\(…\), not str"),
        (folder / "SKILL.md", "it is no folder"),
        (folder / "scripts", "needs a file SKILL.md"),
        (tmp_path / "missing", "No such file"),
        ([], "at least one file"),
        ([("s/SKILL.md", tmp_path / "missing")], r"files\[0\]: '.*missing' cannot be sent: No such file"),
        ([("s/SKILL.md", head()), folder], r"files\[1\]: .* it is a directory"),
        ([("s/SKILL.md", "text")], r"files\[0\]: must be a path"),
        (head(), "must be a list of files"),
    ]
    async with AsyncAnthropicClient(**options) as client:
        for files, why in wrong:
            with pytest.raises(ValidationError, match=why):
                await client.skills.create(files=files)
        missing: Any = {}
        with pytest.raises(ValidationError, match="files: is required"):
            await client.skills.create(missing)
        with pytest.raises(ValidationError, match="display_name"):
            await client.skills.create(files=folder, display_name="x" * 256)
    assert sandbox.requests == []


async def test_the_sandbox_checks_the_folder_as_the_api_does(options: dict[str, Any]) -> None:
    wrong: list[tuple[list[tuple[str, bytes]], str]] = [
        ([("SKILL.md", head())], "not that of a file in a folder"),
        ([("a/../SKILL.md", head())], "not that of a file in a folder"),
        ([("a/SKILL.md", head()), ("b/x", b"")], "same top-level folder"),
        ([("a/SKILL.md", head()), ("a/SKILL.md", head())], "two files have the same name"),
        ([("a/b/SKILL.md", head())], "SKILL.md is missing"),
        ([("a/SKILL.md", b"# No head")], "must begin with a head"),
        ([("a/SKILL.md", b"---\n- a\n---\n")], "must begin with a head"),
        ([("a/SKILL.md", b"\xff")], "must begin with a head"),
        ([("a/SKILL.md", b"---\nname: a\n---\n")], "needs `description`"),
        ([("a/SKILL.md", head("x" * 65))], "needs `name`"),
    ]
    async with AsyncAnthropicClient(**options) as client:
        for files, why in wrong:
            with pytest.raises(InvalidRequestError, match=why):
                await client.skills.create(files=files)
