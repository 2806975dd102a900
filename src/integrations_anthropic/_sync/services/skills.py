# Derived from src/integrations_anthropic/_async/services/skills.py by `make codegen`. Do not edit.
"""Keeps skills, which are folders of instructions and scripts that the model reads where they help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.protocols import FilesUpload
    from ..._core.call.options import NoOthers
    from ...models.params import CreateSkillRequestInput
    from ...models.skills import DeletedSkill, ListSkillsParams, Skill
    from ..pipeline import Pipeline
    from .skills_versions import SkillVersionsService

__all__ = ["SkillsService"]

_LIST = Operation(
    name="skills.list",
    http="GET",
    path="/v1/skills",
    span="list_skills",
    arguments=("limit", "page", "source"),
    result="ListSkillsResponse",
    item="Skill",
    paging=Paging(cursor="page", next="next_page", items="data"),
    parameters={"limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000})},
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="skills.create",
    http="POST",
    path="/v1/skills",
    span="create_skill",
    retry_safe=False,
    request="CreateSkillRequest",
    arguments=("files", "display_name"),
    files=("files",),
    file_lists=("files",),
    folders={"files": ("*/SKILL.md",)},
    result="Skill",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="skills.get",
    http="GET",
    path="/v1/skills/{skill_id}",
    span="get_skill",
    result="Skill",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="skills.delete",
    http="DELETE",
    path="/v1/skills/{skill_id}",
    span="delete_skill",
    result="DeletedSkill",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class SkillsService(NamesHinted):
    """Keeps skills, which are folders of instructions and scripts that the model reads where they help."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def versions(self) -> SkillVersionsService:
        """Keeps the versions of a skill."""
        load(f"{__package__}.skills_versions")
        from .skills_versions import SkillVersionsService

        return SkillVersionsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListSkillsParams,
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
    ) -> Page[Skill]: ...

    @overload
    def list(
        self,
        *,
        limit: int | None = None,
        page: str | None = None,
        source: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[Skill]: ...

    def list(
        self,
        params: ListSkillsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        source: str | None = None,
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
    ) -> Page[Skill]:
        """List skills.

        Returns the skills that the workspace may use, newest first, page by page: its own, and those that Anthropic
        publishes.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/list

        Args:
            params: the whole request as one ListSkillsParams, instead of the arguments below.
            limit: Largest number of skills on a page, from 1 to 1000. Default: 20.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            source: Only skills from there: `custom` for the workspace's own, `anthropic` for those that Anthropic
                publishes. Default: all.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"limit": limit, "page": page, "source": source},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateSkillRequestInput,
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
    ) -> Skill: ...

    @overload
    def create(
        self,
        *,
        files: FilesUpload,
        display_name: str | None = None,
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
    ) -> Skill: ...

    def create(
        self,
        request: CreateSkillRequestInput | None = None,
        *,
        files: FilesUpload | None = None,
        display_name: str | None = None,
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
    ) -> Skill:
        """Create a skill.

        Stores a folder of files as a new skill, with a first version of it. Messages name it in `container.skills`
        from then on, and the model reads its files where they help. All files are in one folder, with a `SKILL.md`
        at its top, which says in its head what the skill is called and when it is of use. The files are read while
        they are sent; `timeout` covers all of the upload. Sending it twice makes two skills.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/create

        Args:
            request: the whole request as one CreateSkillRequest, instead of the arguments below.
            files: The folder with the files, as a path (`pathlib.Path`); or the files one by one, each a tuple of
                its name with the folder in front (`quarterly-report/SKILL.md`), its content as for `files.upload`
                and, optionally, its media type. Of a folder, names that begin with a dot, `__pycache__`,
                `__MACOSX`, `Thumbs.db` and `desktop.ini` are left out; links that lead out of it, and what is no
                file, are refused.
            display_name: Name that people see, one line of at most 255 characters, which several skills may share.
                Default: the `name` in the head of `SKILL.md`.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"files": files, "display_name": display_name},
            unknown=unknown,
        )
        result: Skill = self._pipeline.upload(call, progress)
        return result

    def get(
        self,
        skill_id: str,
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
    ) -> Skill:
        """Get a skill.

        Returns a skill and the id of its latest version, not its files.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/retrieve

        Args:
            skill_id: Id of the skill: `skill_…`, or a short name such as `pptx` for one of Anthropic's.
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
            path={"skill_id": skill_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Skill = self._pipeline.run(call)
        return result

    def delete(
        self,
        skill_id: str,
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
    ) -> DeletedSkill:
        """Delete a skill.

        Deletes a skill for good, with its versions. Requests that name it from then on are refused.

        In the reference of the API: https://platform.claude.com/docs/en/api/skills/delete

        Args:
            skill_id: Id of the skill, starting with `skill_`.
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
            path={"skill_id": skill_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedSkill = self._pipeline.run(call)
        return result
