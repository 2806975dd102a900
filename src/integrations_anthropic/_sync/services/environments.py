# Derived from src/integrations_anthropic/_async/services/environments.py by `make codegen`. Do not edit.
"""Keeps environments, in which the tools of sessions run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..._record import UNSET
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.enums import EnvironmentScope
    from ...models.environments import DeletedEnvironment, Environment, ListEnvironmentsParams
    from ...models.params import CreateEnvironmentRequestInput, EnvironmentConfigInput, UpdateEnvironmentRequestInput
    from ..pipeline import Pipeline
    from .environments_work import EnvironmentWorkService

__all__ = ["EnvironmentsService"]

_LIST = Operation(
    name="environments.list",
    http="GET",
    path="/v1/environments",
    span="list_environments",
    arguments=("include_archived", "limit", "page"),
    result="ListEnvironmentsResponse",
    item="Environment",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("managed-agents-2026-04-01",),
    parameters={
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
        "limit": Parameter("limit", {"types": ("integer",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="environments.create",
    http="POST",
    path="/v1/environments",
    span="create_environment",
    retry_safe=False,
    request="CreateEnvironmentRequest",
    arguments=("name", "description", "config", "scope", "metadata"),
    result="Environment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="environments.get",
    http="GET",
    path="/v1/environments/{environment_id}",
    span="get_environment",
    result="Environment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="environments.update",
    http="POST",
    path="/v1/environments/{environment_id}",
    span="update_environment",
    request="UpdateEnvironmentRequest",
    arguments=("name", "description", "config", "scope", "metadata"),
    result="Environment",
    betas=("managed-agents-2026-04-01",),
    null_sent=frozenset(["description"]),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="environments.delete",
    http="DELETE",
    path="/v1/environments/{environment_id}",
    span="delete_environment",
    result="DeletedEnvironment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="environments.archive",
    http="POST",
    path="/v1/environments/{environment_id}/archive",
    span="archive_environment",
    result="Environment",
    betas=("managed-agents-2026-04-01",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class EnvironmentsService(NamesHinted):
    """Keeps environments, in which the tools of sessions run."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def work(self) -> EnvironmentWorkService:
        """Hands sessions of an environment to workers on machines of your own."""
        load(f"{__package__}.environments_work")
        from .environments_work import EnvironmentWorkService

        return EnvironmentWorkService(self._pipeline)

    @overload
    def list(
        self,
        params: ListEnvironmentsParams,
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
    ) -> Page[Environment]: ...

    @overload
    def list(
        self,
        *,
        include_archived: bool | None = None,
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
    ) -> Page[Environment]: ...

    def list(
        self,
        params: ListEnvironmentsParams | None = None,
        *,
        include_archived: bool | None = None,
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
    ) -> Page[Environment]:
        """List environments.

        Returns the environments of the workspace, newest first, page by page.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            params: the whole request as one ListEnvironmentsParams, instead of the arguments below.
            include_archived: True lists archived environments as well. Default: false.
            limit: Largest number of items on a page. Default: decided by the API.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"include_archived": include_archived, "limit": limit, "page": page},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateEnvironmentRequestInput,
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
    ) -> Environment: ...

    @overload
    def create(
        self,
        *,
        name: str,
        description: str | None = None,
        config: EnvironmentConfigInput | None = None,
        scope: EnvironmentScope | None = None,
        metadata: Mapping[str, str] | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Environment: ...

    def create(
        self,
        request: CreateEnvironmentRequestInput | None = None,
        *,
        name: str | None = None,
        description: str | None = None,
        config: EnvironmentConfigInput | None = None,
        scope: EnvironmentScope | None = None,
        metadata: Mapping[str, str] | None = None,
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
    ) -> Environment:
        """Create an environment.

        Describes where the tools of sessions run: a container that Anthropic makes, or machines of your own, which
        then poll for work. Sending it twice makes two environments.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            request: the whole request as one CreateEnvironmentRequest, instead of the arguments below.
            name: Name that people see.
            description: What the environment is for, for people. Null or absent: none.
            config: Where tools run. Null or absent: in a container of Anthropic with the defaults of the API.
            scope: Who may use it. Null or absent: what fits the type of the organization.
            metadata: Notes of your own, by name.
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
                claude_code_key_creator_not_member, environment_create_disabled, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"name": name, "description": description, "config": config, "scope": scope, "metadata": metadata},
            unknown=unknown,
        )
        result: Environment = self._pipeline.run(call)
        return result

    def get(
        self,
        environment_id: str,
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
    ) -> Environment:
        """Get an environment.

        Returns one environment.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
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
            path={"environment_id": environment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Environment = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        environment_id: str,
        request: UpdateEnvironmentRequestInput,
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
    ) -> Environment: ...

    @overload
    def update(
        self,
        environment_id: str,
        *,
        name: str | None = None,
        description: str | None = UNSET,
        config: EnvironmentConfigInput | None = None,
        scope: EnvironmentScope | None = None,
        metadata: Mapping[str, str | None] | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Environment: ...

    def update(
        self,
        environment_id: str,
        request: UpdateEnvironmentRequestInput | None = None,
        *,
        name: str | None = None,
        description: str | None = UNSET,
        config: EnvironmentConfigInput | None = None,
        scope: EnvironmentScope | None = None,
        metadata: Mapping[str, str | None] | None = None,
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
    ) -> Environment:
        """Change an environment.

        Changes the fields that are given, and returns the environment. Whether it runs on machines of your own
        cannot be changed.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
            request: the whole request as one UpdateEnvironmentRequest, instead of the arguments below.
            name: Name that people see. Null leaves it.
            description: What the environment is for, for people. Null removes it.
            config: Where tools run. Its type cannot be changed. Null leaves it.
            scope: Who may use it. Null leaves it.
            metadata: Notes of your own, changed name by name: a text sets one, null removes one.
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
                claude_code_key_creator_not_member, environment_archived, environment_update_disabled,
                invalid_config_type_change, organization_on_hold.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"name": name, "description": description, "config": config, "scope": scope, "metadata": metadata},
            unknown=unknown,
        )
        result: Environment = self._pipeline.run(call)
        return result

    def delete(
        self,
        environment_id: str,
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
    ) -> DeletedEnvironment:
        """Delete an environment.

        Deletes an environment for good, with the work that waits in it.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
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
            path={"environment_id": environment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedEnvironment = self._pipeline.run(call)
        return result

    def archive(
        self,
        environment_id: str,
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
    ) -> Environment:
        """Archive an environment.

        Archives an environment: it can still be read, but no session is started in it any more.

        Beta: sends the header `anthropic-beta: managed-agents-2026-04-01`.

        Args:
            environment_id: Id of the environment, starting with `env_`.
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
            _ARCHIVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"environment_id": environment_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: Environment = self._pipeline.run(call)
        return result
