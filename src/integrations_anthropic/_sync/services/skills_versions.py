# Derived from src/integrations_anthropic/_async/services/skills_versions.py by `make codegen`. Do not edit.
"""Keeps the versions of a skill."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..binary_response import BinaryResponse
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.protocols import FilesUpload
    from ..._core.call.options import NoOthers
    from ...models.params import CreateSkillVersionRequestInput
    from ...models.skills import DeletedSkillVersion, ListSkillVersionsParams, SkillVersion
    from ..pipeline import Pipeline

__all__ = ["SkillVersionsService"]

_LIST = Operation(
    name="skills.versions.list",
    http="GET",
    path="/v1/skills/{skill_id}/versions",
    span="list_skill_versions",
    arguments=("limit", "page"),
    result="ListSkillVersionsResponse",
    item="SkillVersion",
    paging=Paging(cursor="page", next="next_page", items="data"),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="skills.versions.create",
    http="POST",
    path="/v1/skills/{skill_id}/versions",
    span="create_skill_version",
    retry_safe=False,
    request="CreateSkillVersionRequest",
    arguments=("files",),
    files=("files",),
    file_lists=("files",),
    folders={"files": ("*/SKILL.md",)},
    result="SkillVersion",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="skills.versions.get",
    http="GET",
    path="/v1/skills/{skill_id}/versions/{version}",
    span="get_skill_version",
    result="SkillVersion",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="skills.versions.delete",
    http="DELETE",
    path="/v1/skills/{skill_id}/versions/{version}",
    span="delete_skill_version",
    result="DeletedSkillVersion",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DOWNLOAD = Operation(
    name="skills.versions.download",
    http="GET",
    path="/v1/skills/{skill_id}/versions/{version}/content",
    span="download_skill_version",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class SkillVersionsService(NamesHinted):
    """Keeps the versions of a skill."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        skill_id: str,
        params: ListSkillVersionsParams,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SkillVersion]: ...

    @overload
    def list(
        self,
        skill_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[SkillVersion]: ...

    def list(
        self,
        skill_id: str,
        params: ListSkillVersionsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[SkillVersion]:
        """List the versions of a skill.

        Returns the versions of a skill, newest first, page by page.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/versions/list

        Args:
            skill_id: Id of the skill: `skill_…`, or a short name such as `pptx` for one of Anthropic's.
            params: the whole request as one ListSkillVersionsParams, instead of the arguments below.
            limit: Largest number of versions on a page, from 1 to 1000. Default: 20.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                claude_code_key_creator_not_member, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"skill_id": skill_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        skill_id: str,
        request: CreateSkillVersionRequestInput,
        /,
        *,
        workspace_id: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> SkillVersion: ...

    @overload
    def create(
        self,
        skill_id: str,
        *,
        files: FilesUpload,
        workspace_id: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> SkillVersion: ...

    def create(
        self,
        skill_id: str,
        request: CreateSkillVersionRequestInput | None = None,
        *,
        files: FilesUpload | None = None,
        workspace_id: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> SkillVersion:
        """Create a version of a skill.

        Stores a folder of files as the latest version of a skill. It replaces the whole content: a file that is not
        sent is not part of it. Requests that name no version, or `latest`, use it from then on. Sending it twice
        makes two versions.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/versions/create

        Args:
            skill_id: Id of the skill, starting with `skill_`.
            request: the whole request as one CreateSkillVersionRequest, instead of the arguments below.
            files: The folder with the files, as a path (`pathlib.Path`); or the files one by one, each a tuple of
                its name with the folder in front (`quarterly-report/SKILL.md`), its content as for `files.upload`
                and, optionally, its media type. Of a folder, names that begin with a dot, `__pycache__`,
                `__MACOSX`, `Thumbs.db` and `desktop.ini` are left out; links that lead out of it, and what is no
                file, are refused.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            progress: called with the bytes sent so far and those of the whole request (None: not known beforehand);
                it must be fast.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                claude_code_key_creator_not_member, cmek_context_unavailable, cmek_key_disabled,
                cmek_key_network_blocked, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"skill_id": skill_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"files": files},
            unknown=unknown,
        )
        result: SkillVersion = self._pipeline.upload(call, progress)
        return result

    def get(
        self,
        skill_id: str,
        version: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> SkillVersion:
        """Get a version of a skill.

        Returns what the `SKILL.md` of a version says of it, not its files.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/versions/retrieve

        Args:
            skill_id: Id of the skill: `skill_…`, or a short name such as `pptx` for one of Anthropic's.
            version: Id of the version, starting with `skillver_`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                claude_code_key_creator_not_member, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"skill_id": skill_id, "version": version},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: SkillVersion = self._pipeline.run(call)
        return result

    def delete(
        self,
        skill_id: str,
        version: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> DeletedSkillVersion:
        """Delete a version of a skill.

        Deletes a version for good. Requests that name it from then on are refused.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/versions/delete

        Args:
            skill_id: Id of the skill, starting with `skill_`.
            version: Id of the version, starting with `skillver_`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which, and `error_code` why:
                claude_code_key_creator_not_member, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"skill_id": skill_id, "version": version},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedSkillVersion = self._pipeline.run(call)
        return result

    def download(
        self,
        skill_id: str,
        version: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> BinaryResponse:
        """Download a version of a skill.

        Returns all files of a version as one archive in the ZIP format, as it arrives.

        Args:
            skill_id: Id of the skill, starting with `skill_`.
            version: Id of the version, starting with `skillver_`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DOWNLOAD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"skill_id": skill_id, "version": version},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        return BinaryResponse(self._pipeline, call)
