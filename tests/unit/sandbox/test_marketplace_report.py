"""Reports on marketplaces: what is said of the archive that was sent."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from integrations_anthropic.sandbox.errors import SandboxAPIError
from integrations_anthropic.sandbox.plugins.marketplace_report import archive_report, repository_report

Json = Any
LIST = ".claude-plugin/marketplace.json"
SHA = "3f1c2b9a7d5e48061f2a9c4b8e7d6053a1b2c4d5"


def archive(files: dict[str, str], comment: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
        opened.comment = comment.encode()
    return packed.getvalue()


def listed(*plugins: Json) -> str:
    return json.dumps({"name": "ours", "plugins": plugins})


def plugin(name: str, **files: str) -> dict[str, str]:
    return {f"plugins/{name}/.claude-plugin/plugin.json": json.dumps({"name": name}), **files}


def report(files: dict[str, str], comment: str = "") -> Json:
    return archive_report(archive(files, comment))


@pytest.mark.parametrize("top", ["", "plugins-main/"])
def test_a_marketplace_whose_plugins_are_all_there_is_valid(top: str) -> None:
    files = {LIST: listed({"name": "review", "source": "./plugins/review"}), **plugin("review")}
    found = report({f"{top}{name}": content for name, content in files.items()}, SHA)
    assert (found["valid"], found["total_plugin_count"], found["commit_sha"]) == (True, 1, SHA)
    assert (found["plugin_errors"], found["plugin_warnings"], found["manifest_error"]) == ([], [], None)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"name": "notes", "source": "./plugins/notes"}, "source_not_found"),
        ({"name": "notes", "source": "../outside"}, "source_invalid"),
        ({"name": "notes", "source": "/etc"}, "source_invalid"),
        ({"name": "notes"}, "source_invalid"),
        ({"name": "Release Notes", "source": "./plugins/review"}, "name_invalid"),
        ({"source": "./plugins/review"}, "name_invalid"),
        ("notes", "name_invalid"),
        ({"name": "review", "source": "./plugins/review"}, "name_taken"),
        ({"name": "bare", "source": "./bare"}, "manifest_not_found"),
        ({"name": "broken", "source": "./broken"}, "manifest_invalid"),
    ],
)
def test_a_plugin_that_would_be_left_out_is_named_with_the_reason(entry: Json, code: str) -> None:
    files = {
        LIST: listed({"name": "review", "source": "./plugins/review"}, entry),
        **plugin("review"),
        "bare/commands/a.md": "Do it.",
        "broken/.claude-plugin/plugin.json": "[",
    }
    found = report(files)
    assert (found["valid"], found["total_plugin_count"]) == (False, 2)
    name = entry.get("name", "") if isinstance(entry, dict) else ""
    assert [(one["name"], one["error_code"]) for one in found["plugin_errors"]] == [(name, code)]


def test_warnings_leave_a_marketplace_valid() -> None:
    entries = (
        {"name": "review", "source": "./plugins/review"},
        {"name": "bare", "source": "./bare", "strict": False},
        {"name": "far", "source": {"source": "github", "repo": "example/far"}},
    )
    skills = {
        "plugins/review/skills/draft-pr/SKILL.md": "# Draft",
        "plugins/review/skills/read/SKILL.md": "---\nname: read\ndescription: Reads.\n---\n",
    }
    found = report({LIST: listed(*entries), **plugin("review", **skills), "bare/commands/a.md": "Do it."})
    assert (found["valid"], found["plugin_errors"]) == (True, [])
    codes = [(one["name"], [warning["error_code"] for warning in one["warnings"]]) for one in found["plugin_warnings"]]
    assert codes == [("review", ["skill_skipped"]), ("far", ["source_not_checked"])]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no archive", "archive_unreadable"),
        (archive({"README.md": "x"}), "marketplace_not_found"),
        (archive({}), "marketplace_not_found"),
        (archive({LIST: "["}), "marketplace_invalid"),
        (archive({LIST: "{}"}), "marketplace_invalid"),
    ],
)
def test_what_is_no_marketplace_is_reported_and_no_error(content: bytes, code: str) -> None:
    found = archive_report(content)
    assert (found["valid"], found["total_plugin_count"], found["manifest_error_code"]) == (False, 0, code)
    assert found["manifest_error"]


def test_a_report_on_a_repository_is_about_what_was_asked_for() -> None:
    url = "https://github.com/example/plugins"
    branch = repository_report({"repository_url": url, "ref": "main"})
    assert (branch["ref"], len(branch["commit_sha"]), branch["valid"]) == ("main", 40, True)
    commit = repository_report({"repository_url": url, "ref": SHA})
    assert (commit["ref"], commit["commit_sha"]) == (None, SHA)
    assert repository_report({"repository_url": url})["ref"] is None
    for body in (
        {"repository_url": "https://gitlab.com/example/plugins"},
        {"repository_url": "https://token@github.com/example/plugins"},
        {"repository_url": url, "ref": "a..b"},
        {"repository_url": url, "ref": "a b"},
    ):
        with pytest.raises(SandboxAPIError) as caught:
            repository_report(body)
        assert caught.value.status == 400
