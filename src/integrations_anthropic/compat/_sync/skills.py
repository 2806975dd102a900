# Derived from src/integrations_anthropic/compat/_async/skills.py by `make codegen`. Do not edit.
"""The skills of the workspace and their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ..._loading.lazy_property import lazy_property
from ..arguments import CallOptions, ListArguments
from ..results import DeletedSkill, DeletedSkillVersion, Skill, SkillVersion
from .derived.content import content_of
from .pages import ListPage, first_list_page
from .resource import Resource

if TYPE_CHECKING:
    from .raw_responses import BinaryContent

__all__ = ["SkillVersions", "Skills"]


class SkillVersions(Resource):
    """The versions of a skill."""

    def create(self, skill_id: str, *, files: Any = None, **options: Unpack[CallOptions]) -> SkillVersion:
        """Add a version."""
        versions = self._client.client.skills.versions
        return self._client._call(versions.create, skill_id, files=files, **options)

    def retrieve(self, version: str, *, skill_id: str, **options: Unpack[CallOptions]) -> SkillVersion:
        """One version."""
        return self._client._call(self._client.client.skills.versions.get, skill_id, version, **options)

    def list(self, skill_id: str, **arguments: Unpack[ListArguments]) -> ListPage[SkillVersion]:
        """The versions of a skill, newest first."""
        return first_list_page(self._client, self._client.client.skills.versions.list, arguments, (skill_id,))

    def delete(self, version: str, *, skill_id: str, **options: Unpack[CallOptions]) -> DeletedSkillVersion:
        """Delete a version."""
        return self._client._call(self._client.client.skills.versions.delete, skill_id, version, **options)

    def download(self, version: str, *, skill_id: str, **options: Unpack[CallOptions]) -> BinaryContent:
        """All files of a version as a ZIP archive, read as a whole unless `with_streaming_response` is used."""
        versions = self._client.client.skills.versions
        return content_of(self._client, versions.download, (skill_id, version), options)


class Skills(Resource):
    """The skills of the workspace."""

    @lazy_property
    def versions(self) -> SkillVersions:
        """The versions of a skill."""
        return SkillVersions(self._client)

    def create(self, *, files: Any = None, display_name: str | None = None, **options: Unpack[CallOptions]) -> Skill:
        """Create a skill from the files of a folder."""
        skills = self._client.client.skills
        return self._client._call(skills.create, files=files, display_name=display_name, **options)

    def retrieve(self, skill_id: str, **options: Unpack[CallOptions]) -> Skill:
        """One skill."""
        return self._client._call(self._client.client.skills.get, skill_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> ListPage[Skill]:
        """The skills of the workspace, newest first."""
        return first_list_page(self._client, self._client.client.skills.list, arguments)

    def delete(self, skill_id: str, **options: Unpack[CallOptions]) -> DeletedSkill:
        """Delete a skill that has no versions."""
        return self._client._call(self._client.client.skills.delete, skill_id, **options)
