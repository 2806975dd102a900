# Derived from tests/integration/_async/files/test_plugins.py by `make codegen`. Do not edit.
"""Plugins over a real socket: created from files and archives, kept in versions, and installed for members."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ConflictError, InvalidRequestError, NotFoundError
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

BETA = "ce-plugins-2026-09-01"
MANIFEST = ".claude-plugin/plugin.json"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"admin_api_key": "sandbox-admin-key", "base_url": sandbox.url, "clock": VirtualClock(), "max_retries": 0}


def manifest(**changed: Any) -> bytes:
    return json.dumps({"name": "code-review", "version": "v1.4.0", "description": "Reviews.", **changed}).encode()


def files(**changed: Any) -> list[tuple[str, bytes]]:
    skill = b"---\nname: review-pr\ndescription: Reviews a pull request.\n---\n\n# How\n"
    return [(MANIFEST, manifest(**changed)), ("skills/review-pr/SKILL.md", skill)]


def archive(contents: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, content in contents.items():
            opened.writestr(name, content)
    return packed.getvalue()


def test_a_plugin_is_created_from_files_and_says_what_is_in_them(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        plugin = client.admin.plugins.create(files=files(displayName="Code review"), release_notes="First")
        assert sandbox.requests[-1].headers["anthropic-beta"] == BETA
        assert (plugin.name, plugin.display_name, plugin.manifest_version) == ("code-review", "Code review", "1.4.0")
        assert (plugin.reach, plugin.owner.type) == ("contained", "organization")
        assert [(one.type, one.name, one.description) for one in plugin.components or ()] == [
            ("skill", "review-pr", "Reviews a pull request.")
        ]
        version = client.admin.plugins.versions.get(plugin.id, "latest")
        assert (version.id, version.release_notes) == (plugin.served_version_id, "First")
        assert client.admin.plugins.get(plugin.id) == plugin


def test_a_plugin_is_created_from_its_folder(options: dict[str, Any], tmp_path: Path) -> None:
    for name, content in [*files(), (".mcp.json", b'{"mcpServers": {"issues": {}}}'), (".env", b"SECRET=1")]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with AnthropicClient(**options) as client:
        plugin = client.admin.plugins.create(files=tmp_path)
        assert [(one.type, one.name) for one in plugin.components or ()] == [
            ("skill", "review-pr"),
            ("mcp_server", "issues"),
        ]
        version = client.admin.plugins.versions.create(plugin.id, {"files": tmp_path})
        with client.admin.plugins.versions.download(plugin.id, version.id) as stored:
            with zipfile.ZipFile(io.BytesIO(stored.read())) as made:
                assert made.namelist() == [MANIFEST, ".mcp.json", "skills/review-pr/SKILL.md"]


def test_members_get_a_new_version_until_one_is_pinned(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        plugins = client.admin.plugins
        plugin = plugins.create(files=files())
        first = plugin.served_version_id
        second = plugins.versions.create(plugin.id, files=files(version="2.0", mcpServers={"issues": {}}))
        served = plugins.get(plugin.id)
        assert (served.served_version_id, served.latest_version_id) == (second.id, second.id)
        assert (served.reach, served.manifest_version) == ("remote", "2.0")
        pinned = plugins.update(plugin.id, served_version_id=first)
        assert (pinned.served_version_id, pinned.served_version_pinned, pinned.reach) == (first, True, "contained")
        third = plugins.versions.create(plugin.id, files=files(version="latest"))
        assert third.manifest_version is None
        after = plugins.get(plugin.id)
        assert (after.served_version_id, after.latest_version_id) == (first, third.id)
        listed = [version.id for version in plugins.versions.list(plugin.id, limit=1)]
        assert listed == [third.id, second.id, first]
        with pytest.raises(NotFoundError):
            plugins.update(plugin.id, served_version_id="latest")


def test_a_version_is_downloaded_as_the_archive_that_was_uploaded(
    options: dict[str, Any],
) -> None:
    packed = archive({MANIFEST: manifest(), "commands/review.md": b"Review."})
    with AnthropicClient(**options) as client:
        plugin = client.admin.plugins.create(files=[("code-review.plugin", packed)])
        with client.admin.plugins.versions.download(plugin.id, plugin.latest_version_id) as stored:
            assert stored.read() == packed
        single = client.admin.plugins.versions.create(plugin.id, files=files())
        with client.admin.plugins.versions.download(plugin.id, single.id) as stored:
            with zipfile.ZipFile(io.BytesIO(stored.read())) as made:
                assert {name: made.read(name) for name in made.namelist()} == dict(files())
        with pytest.raises(NotFoundError):
            with client.admin.plugins.versions.download(plugin.id, "latest"):
                pass


@pytest.mark.parametrize(
    "given",
    [
        [("plugin.json", manifest())],
        [(MANIFEST, b"[]")],
        [(MANIFEST, b"{")],
        [(MANIFEST, manifest(name="Code Review"))],
        [(MANIFEST, manifest(name="x" * 65))],
        [(MANIFEST, manifest(name=""))],
        [(MANIFEST, manifest()), (MANIFEST, manifest())],
        [(MANIFEST, manifest()), ("../outside", b"x")],
        [("code-review.zip", b"no archive")],
    ],
)
def test_files_that_make_no_plugin_are_refused(options: dict[str, Any], given: list[tuple[str, bytes]]) -> None:
    with AnthropicClient(**options) as client:
        with pytest.raises(InvalidRequestError, match="files: "):
            client.admin.plugins.create(files=given)
        assert [one for one in client.admin.plugins.list()] == []


def test_a_name_is_taken_once_in_a_marketplace(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        plugin = client.admin.plugins.create(files=files())
        with pytest.raises(ConflictError) as caught:
            client.admin.plugins.create(files=files(), marketplace_id=plugin.marketplace_id)
        assert caught.value.error_code == "plugin_name_taken"
        with pytest.raises(InvalidRequestError, match="that of the plugin"):
            client.admin.plugins.versions.create(plugin.id, files=files(name="other"))
        with pytest.raises(NotFoundError):
            client.admin.plugins.create(files=files(name="other"), marketplace_id="marketplace_none")
        client.admin.plugins.delete(plugin.id)
        with pytest.raises(NotFoundError):
            client.admin.plugins.versions.get(plugin.id, "latest")
        assert (client.admin.plugins.create(files=files())).id != plugin.id


def test_a_plugin_is_installed_by_its_own_setting_or_that_of_its_marketplace(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        plugins, markets = client.admin.plugins, client.admin.plugin_marketplaces
        plugin = plugins.create(files=files())
        assert plugin.organization_installation_preference_inherited
        markets.update(plugin.marketplace_id, default_installation_preference="required")
        assert (plugins.get(plugin.id)).organization_installation_preference == "required"
        group = client.admin.rbac_groups.create(name="Reviewers")
        settings = plugins.installation_settings
        first = settings.set(plugin.id, "organization", installation_preference="not_available")
        same = settings.set(plugin.id, "organization", installation_preference="not_available")
        assert same == first
        settings.set(plugin.id, group.id, installation_preference="auto_install")
        targets = [one.target.type for one in settings.list(plugin.id, limit=1)]
        assert targets == ["rbac_group", "organization"]
        of_groups = [one.target.type for one in settings.list(plugin.id, target_type="rbac_group")]
        assert of_groups == ["rbac_group"]
        [own] = [one for one in plugins.list()]
        assert own.organization_installation_preference == "not_available"
        assert not own.organization_installation_preference_inherited
        removed = settings.remove(plugin.id, "organization")
        assert removed.target.type == "organization"
        assert (plugins.get(plugin.id)).organization_installation_preference == "required"
        with pytest.raises(NotFoundError):
            settings.remove(plugin.id, "organization")
        with pytest.raises(NotFoundError):
            settings.set(plugin.id, "rbac_group_none", installation_preference="required")


def test_plugins_are_listed_by_their_owner_and_marketplace(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        plugins = client.admin.plugins
        plugin = plugins.create(files=files())
        assert [one.id for one in plugins.list(owner_type="organization")] == [plugin.id]
        assert [one.id for one in plugins.list(marketplace_id=plugin.marketplace_id)] == [plugin.id]
        filters: list[dict[str, Any]] = [
            {"owner_type": "user"},
            {"owner_user_id": "user_01"},
            {"marketplace_id": "marketplace_none"},
        ]
        for one_filter in filters:
            assert [one for one in plugins.list(**one_filter)] == []
        assert [one for one in plugins.list(created_at_gt="2999-01-01T00:00:00Z")] == []
        with pytest.raises(NotFoundError, match="no shares"):
            plugins.shares.list(plugin.id)
