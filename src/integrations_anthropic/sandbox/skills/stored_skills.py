"""Skills and their versions: the folder is checked, and `SKILL.md` says what it is called. The store keeps the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml
from starlette.responses import Response

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..description.forms import FormFile
from ..errors import invalid
from ..responses import json_handler
from ..store.resource_store import ResourceStore

__all__ = ["StoredSkills"]

Json = Any
MANIFEST = "SKILL.md"
LONGEST = {"name": 64, "description": 1024}
"""Characters of what the head of `SKILL.md` has to say."""


class StoredSkills:
    """The handlers of what creates skills and versions, and of what deletes and downloads a version."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        self._files: dict[str, Sequence[FormFile]] = {}
        """The files of each version, by its id."""
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "skills.create": self._create,
            "skills.versions.create": self._create_version,
            "skills.versions.delete": self._delete_version,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}
        self.by_operation["skills.versions.download"] = self._download

    def _create(self, call: SandboxCall) -> Json:
        head = _head(call.body["files"])
        name = call.body.get("display_name") or head["name"]
        skill = self._store.create("skills.create", {}, {"display_name": name, "source": {"type": "custom"}})
        version = self._version({"skill_id": skill["id"]}, head, call.body["files"])
        return self._changed(skill["id"], version["id"])

    def _create_version(self, call: SandboxCall) -> Json:
        skill_id = self._store.row("skills.get", call.path).value["id"]
        version = self._version(call.path, _head(call.body["files"]), call.body["files"])
        self._changed(skill_id, version["id"])
        return version

    def _version(self, path: Mapping[str, str], head: Mapping[str, str], files: Sequence[FormFile]) -> Json:
        version = self._store.create("skills.versions.create", path, head)
        self._files[version["id"]] = files
        return version

    def _delete_version(self, call: SandboxCall) -> Json:
        row = self._store.row("skills.versions.get", call.path)
        rest = [other for other in self._versions(call.path["skill_id"]) if other is not row]
        if not rest:
            raise invalid("A skill has at least one version. Delete the skill instead of its last version.")
        self._store.drop("skills.versions.delete", row)
        self._files.pop(row.value["id"], None)
        self._changed(call.path["skill_id"], rest[0].value["id"])
        return {"id": row.value["id"], "type": "skill_version_deleted"}

    async def _download(self, call: SandboxCall) -> Response:
        version = self._store.row("skills.versions.get", call.path).value["id"]
        return Response(_archive(self._files[version]), media_type="application/zip")

    def _versions(self, skill_id: str) -> Sequence[Json]:
        return self._store.rows("skills.versions.list", {"skill_id": skill_id})

    def _changed(self, skill_id: str, latest: str) -> Json:
        """The skill with another latest version."""
        row = self._store.row("skills.get", {"skill_id": skill_id})
        row.value |= {"latest_version_id": latest, "updated_at": timestamp(self._clock.time())}
        return row.value


def _archive(files: Sequence[FormFile]) -> bytes:
    """A ZIP archive of the files, the same bytes each time."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for file in files:
            archive.writestr(ZipInfo(file.name), file.content, ZIP_DEFLATED)
    return written.getvalue()


def _head(files: Sequence[FormFile]) -> dict[str, str]:
    """`name` and `description` of the skill in a folder. Raises SandboxAPIError 400 for a folder that is none."""
    names = [file.name for file in files]
    folders = {name.partition("/")[0] for name in names}
    for name in names:
        parts = name.split("/")
        if len(parts) < 2 or "\\" in name or any(part in ("", ".", "..") for part in parts):
            raise invalid(f"files: the name {name!r} is not that of a file in a folder, such as my-skill/{MANIFEST}")
    if len(folders) > 1:
        raise invalid("files: all files must be in the same top-level folder")
    if len(set(names)) < len(names):
        raise invalid("files: two files have the same name")
    manifest = next((file for file in files if file.name.partition("/")[2] == MANIFEST), None)
    if manifest is None:
        raise invalid(f"files: {MANIFEST} is missing at the top of the folder")
    return _parse(manifest.content)


def _parse(content: bytes) -> dict[str, str]:
    try:
        text = content.decode()
        lead, marker, rest = text.partition("---\n")
        head = yaml.safe_load(rest.partition("\n---")[0]) if marker and not lead.strip() else None
    except (UnicodeDecodeError, yaml.YAMLError):
        head = None
    if not isinstance(head, dict):
        raise invalid(f"files: {MANIFEST} must begin with a head in YAML, between two lines with ---")
    found = {}
    for key, longest in LONGEST.items():
        value = head.get(key)
        if not isinstance(value, str) or not 0 < len(value.strip()) <= longest:
            raise invalid(f"files: the head of {MANIFEST} needs `{key}`, a text of at most {longest} characters")
        found[key] = value.strip()
    return found
