"""What is uploaded of a plugin: single files or an archive of them, and what its manifest and its files say of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from ..description.forms import FormFile
from ..errors import invalid

__all__ = ["MANIFEST", "PluginUpload", "is_name", "json_object", "page_head", "read_upload", "unpacked"]

Json = Any
MANIFEST = ".claude-plugin/plugin.json"
ARCHIVES = (".zip", ".plugin")
LONGEST_NAME = 64
"""Characters of the name of a plugin."""
MOST_BYTES = 256 * 1024 * 1024
"""Bytes of all files of a plugin."""
_VERSION = re.compile(r"[0-9][0-9A-Za-z.+-]{0,63}")
_SKILL = re.compile(r"skills/([^/]+)/SKILL\.md")
_PAGE = re.compile(r"(agents|commands)/([^/]+)\.md")


@dataclass(frozen=True)
class PluginUpload:
    """One version of a plugin, as it was uploaded."""

    archive: bytes
    """The ZIP archive: that which was uploaded, or one that is made of the single files."""
    name: str
    facts: Mapping[str, Json]
    """The fields of `PluginVersion` that the manifest and the files say."""


def read_upload(files: Sequence[FormFile]) -> PluginUpload:
    """The plugin in files. Raises SandboxAPIError 400 for files that are none."""
    archive = files[0].content if len(files) == 1 and files[0].name.endswith(ARCHIVES) else _packed(files)
    contents = unpacked(archive)
    if MANIFEST not in contents:
        raise invalid(f"files: {MANIFEST} is missing")
    manifest = json_object(contents[MANIFEST])
    name = manifest.get("name") if manifest else None
    if manifest is None or not isinstance(name, str) or not is_name(name):
        raise invalid(
            f"files: {MANIFEST} must be a JSON object with `name`, which has at most {LONGEST_NAME} letters in lower "
            "case, digits and hyphens"
        )
    components = list(_components(contents, manifest))
    facts = {
        "display_name": _text(manifest.get("displayName")),
        "description": _text(manifest.get("description")),
        "manifest_version": _version(manifest.get("version")),
        "components": components,
        "reach": _reach({one["type"] for one in components}),
    }
    return PluginUpload(archive, name, facts)


def _packed(files: Sequence[FormFile]) -> bytes:
    names = [file.name for file in files]
    for name in names:
        if not name or "\\" in name or any(part in ("", ".", "..") for part in name.split("/")):
            raise invalid(f"files: {name!r} is not the path of a file in a plugin, such as {MANIFEST}")
    if len(set(names)) < len(names):
        raise invalid("files: two files have the same name")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return packed.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of a ZIP archive by their paths. Raises SandboxAPIError 400 for what is none, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            found = [each for each in opened.infolist() if not each.is_dir()]
            if sum(each.file_size for each in found) > MOST_BYTES:
                raise invalid(f"files: the files of a plugin may have at most {MOST_BYTES} bytes")
            return {each.filename: opened.read(each) for each in found}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise invalid("files: the archive cannot be read") from None


def json_object(content: bytes) -> dict[str, Json] | None:
    """The JSON object in a file; None where it holds anything else."""
    try:
        found = json.loads(content)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def is_name(name: str) -> bool:
    """Whether a plugin may have the name."""
    letters = name.replace("-", "")
    return 0 < len(name) <= LONGEST_NAME and (not letters or letters.isalnum()) and name == name.lower()


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None


def _version(value: Json) -> str | None:
    text = value[1:] if isinstance(value, str) and value[:1] in ("v", "V") else value
    return text if isinstance(text, str) and _VERSION.fullmatch(text) else None


def _components(contents: Mapping[str, bytes], manifest: Mapping[str, Json]) -> Iterator[dict[str, Json]]:
    for path, content in sorted(contents.items()):
        if skill := _SKILL.fullmatch(path):
            head = page_head(content)
            yield _component("skill", _text(head.get("name")) or skill[1], _text(head.get("description")))
        elif page := _PAGE.fullmatch(path):
            yield _component(page[1].removesuffix("s"), page[2], _text(page_head(content).get("description")))
    servers = manifest.get("mcpServers") or (json_object(contents.get(".mcp.json", b"")) or {}).get("mcpServers")
    hooks = manifest.get("hooks") or (json_object(contents.get("hooks/hooks.json", b"")) or {}).get("hooks")
    for kind, named in (("mcp_server", servers), ("hook", hooks)):
        for name in sorted(named) if isinstance(named, dict) else ():
            yield _component(kind, name, None)


def _component(kind: str, name: str, description: str | None) -> dict[str, Json]:
    return {"type": kind, "name": name, "description": description}


def page_head(content: bytes) -> Mapping[str, Json]:
    """What a page says of itself at its top, between two lines with `---`; empty where it says nothing."""
    try:
        lead, marker, rest = content.decode().partition("---\n")
        head = yaml.safe_load(rest.partition("\n---")[0]) if marker and not lead.strip() else None
    except (UnicodeDecodeError, yaml.YAMLError):
        return {}
    return head if isinstance(head, dict) else {}


def _reach(kinds: set[str]) -> str:
    if "mcp_server" in kinds:
        return "remote"
    return "privileged" if "hook" in kinds else "contained"
