"""The skills of the workspace and their versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ..._loading.lazy_property import lazy_property
from ..arguments import CallOptions, ListArguments
from ..results import DeletedSkill, DeletedSkillVersion, Skill, SkillVersion
from .derived.content import content_of
from .list_request import AsyncListRequest
from .resource import AsyncResource

if TYPE_CHECKING:
    from .raw_responses import AsyncBinaryContent

__all__ = ["AsyncSkillVersions", "AsyncSkills"]


class AsyncSkillVersions(AsyncResource):
    """The versions of a skill."""

    async def create(self, skill_id: str, *, files: Any = None, **options: Unpack[CallOptions]) -> SkillVersion:
        """Add a version."""
        versions = self._client.client.skills.versions
        return await self._client._call(versions.create, skill_id, files=files, **options)

    async def retrieve(self, version: str, *, skill_id: str, **options: Unpack[CallOptions]) -> SkillVersion:
        """One version."""
        return await self._client._call(self._client.client.skills.versions.get, skill_id, version, **options)

    def list(self, skill_id: str, **arguments: Unpack[ListArguments]) -> AsyncListRequest[SkillVersion]:
        """The versions of a skill, newest first."""
        return AsyncListRequest(self._client, self._client.client.skills.versions.list, arguments, (skill_id,))

    async def delete(self, version: str, *, skill_id: str, **options: Unpack[CallOptions]) -> DeletedSkillVersion:
        """Delete a version."""
        return await self._client._call(self._client.client.skills.versions.delete, skill_id, version, **options)

    async def download(self, version: str, *, skill_id: str, **options: Unpack[CallOptions]) -> AsyncBinaryContent:
        """All files of a version as a ZIP archive, read as a whole unless `with_streaming_response` is used."""
        versions = self._client.client.skills.versions
        return await content_of(self._client, versions.download, (skill_id, version), options)


class AsyncSkills(AsyncResource):
    """The skills of the workspace."""

    @lazy_property
    def versions(self) -> AsyncSkillVersions:
        """The versions of a skill."""
        return AsyncSkillVersions(self._client)

    async def create(
        self, *, files: Any = None, display_name: str | None = None, **options: Unpack[CallOptions]
    ) -> Skill:
        """Create a skill from the files of a folder."""
        skills = self._client.client.skills
        return await self._client._call(skills.create, files=files, display_name=display_name, **options)

    async def retrieve(self, skill_id: str, **options: Unpack[CallOptions]) -> Skill:
        """One skill."""
        return await self._client._call(self._client.client.skills.get, skill_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> AsyncListRequest[Skill]:
        """The skills of the workspace, newest first."""
        return AsyncListRequest(self._client, self._client.client.skills.list, arguments)

    async def delete(self, skill_id: str, **options: Unpack[CallOptions]) -> DeletedSkill:
        """Delete a skill that has no versions."""
        return await self._client._call(self._client.client.skills.delete, skill_id, **options)
