"""What a check of a marketplace finds in an archive: its list of plugins, and the folders and files of each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from ..errors import SandboxAPIError, invalid
from .uploads import MANIFEST, is_name, json_object, page_head, unpacked

__all__ = ["archive_report", "repository_report"]

Json = Any
LIST = ".claude-plugin/marketplace.json"
_COMMIT = re.compile(r"[0-9a-f]{40}")
_REPOSITORY = re.compile(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+/?")
_REF = re.compile(r"[A-Za-z0-9._+/-]+")
_SKILL = re.compile(r"skills/([^/]+)/SKILL\.md")


def archive_report(archive: bytes) -> Json:
    """The report on a marketplace in a ZIP archive, whose files are at its top or in one folder."""
    try:
        contents = _below_one_folder(unpacked(archive))
    except SandboxAPIError as error:
        return _unreadable("archive_unreadable", error.message)
    commit = _commit(archive)
    if LIST not in contents:
        return _unreadable("marketplace_not_found", f"There is no {LIST}.", commit)
    listed = (json_object(contents[LIST]) or {}).get("plugins")
    if not isinstance(listed, list):
        return _unreadable("marketplace_invalid", f"{LIST} is no JSON object with a list of `plugins`.", commit)
    checked = [_Plugin(entry, contents, listed[:index]) for index, entry in enumerate(listed)]
    errors = [{"name": one.name, "error_code": one.error[0], "error": one.error[1]} for one in checked if one.error]
    warnings = [{"name": one.name, "warnings": one.warnings} for one in checked if one.warnings and not one.error]
    return _report(commit) | {
        "valid": not errors,
        "total_plugin_count": len(listed),
        "plugin_errors": errors,
        "plugin_warnings": warnings,
    }


def repository_report(body: Mapping[str, Json]) -> Json:
    """The report on a marketplace in a repository, which is taken for an empty one: the sandbox asks no other server.

    Raises SandboxAPIError 400 for an address or a name of a branch that the API does not take.
    """
    if not _REPOSITORY.fullmatch(body["repository_url"]):
        raise invalid("repository_url: must be https://github.com/OWNER/NAME, without credentials")
    ref = body.get("ref")
    if ref is not None and (not _REF.fullmatch(ref) or ".." in ref):
        raise invalid("ref: must have only letters, digits and any of ._-+/, without ..")
    is_commit = ref is not None and _COMMIT.fullmatch(ref)
    commit = ref if is_commit else sha256(f"{body['repository_url']} {ref}".encode()).hexdigest()[:40]
    nothing = {"valid": True, "total_plugin_count": 0, "plugin_errors": [], "plugin_warnings": []}
    return _report(commit) | nothing | {"ref": None if is_commit else ref}


class _Plugin:
    """One plugin of the list, with what is wrong with it."""

    def __init__(self, entry: Json, contents: Mapping[str, bytes], earlier: list[Json]) -> None:
        self._entry = entry if isinstance(entry, dict) else {}
        self._contents = contents
        self.name = str(self._entry.get("name", ""))
        names = [one.get("name") for one in earlier if isinstance(one, dict)]
        self.error: tuple[str, str] | None = None
        self.warnings: list[Json] = []
        if not is_name(self.name):
            self.error = ("name_invalid", "The name has at most 64 letters in lower case, digits and hyphens.")
        elif self.name in names:
            self.error = ("name_taken", f"There are two plugins named {self.name}.")
        elif isinstance(source := self._entry.get("source"), str):
            self.error = self._error_in(source)
        elif isinstance(source, dict):
            self._warn("source_not_checked", "The plugin lies elsewhere, and is checked when it is synchronized.")
        else:
            self.error = ("source_invalid", "The plugin has no `source`.")

    def _error_in(self, source: str) -> tuple[str, str] | None:
        path = PurePosixPath(source)
        if path.is_absolute() or ".." in path.parts:
            return ("source_invalid", f"{source} leads out of the marketplace.")
        folder = f"{path}/" if path.parts else ""
        files = {name[len(folder) :]: one for name, one in self._contents.items() if name.startswith(folder)}
        if not files:
            return ("source_not_found", f"The folder {source} does not exist.")
        if MANIFEST not in files and self._entry.get("strict", True):
            return ("manifest_not_found", f"There is no {MANIFEST} in {source}.")
        if MANIFEST in files and json_object(files[MANIFEST]) is None:
            return ("manifest_invalid", f"{MANIFEST} in {source} is no JSON object.")
        for name, content in sorted(files.items()):
            skill = _SKILL.fullmatch(name)
            if skill and not page_head(content).get("description"):
                self._warn("skill_skipped", f"The skill {skill[1]} has no description and is left out.")
        return None

    def _warn(self, code: str, message: str) -> None:
        self.warnings.append({"error_code": code, "message": message})


def _below_one_folder(contents: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an archive by their paths: those that are all in one folder by their paths in it."""
    tops = {name.partition("/")[0] for name in contents}
    if LIST in contents or len(tops) != 1:
        return contents
    return {name.partition("/")[2]: content for name, content in contents.items()}


def _commit(archive: bytes) -> str | None:
    """The commit that the comment of an archive names, as those have that GitHub makes."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        comment = opened.comment.decode("ascii", "replace")
    return comment if _COMMIT.fullmatch(comment) else None


def _report(commit: str | None) -> dict[str, Json]:
    return {
        "type": "plugin_marketplace_validation_report",
        "ref": None,
        "commit_sha": commit,
        "manifest_error": None,
        "manifest_error_code": None,
    }


def _unreadable(code: str, why: str, commit: str | None = None) -> Json:
    nothing = {"valid": False, "total_plugin_count": 0, "plugin_errors": [], "plugin_warnings": []}
    return _report(commit) | nothing | {"manifest_error": why, "manifest_error_code": code}
