# Derived from src/integrations_anthropic/_async/services/user_profiles_action_urls.py by `make codegen`. Do not edit.
"""Makes addresses under which the user of a profile can act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.params import CreateUserProfileActionUrlRequestInput, EnrollEndUserActionInput
    from ...models.user_profiles import UserProfileActionUrl
    from ..pipeline import Pipeline

__all__ = ["UserProfileActionUrlsService"]

_CREATE = Operation(
    name="user_profiles.action_urls.create",
    http="POST",
    path="/v1/user_profiles/{user_profile_id}/action_urls",
    span="create_user_profile_action_url",
    retry_safe=False,
    request="CreateUserProfileActionUrlRequest",
    arguments=("action",),
    result="UserProfileActionUrl",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class UserProfileActionUrlsService(NamesHinted):
    """Makes addresses under which the user of a profile can act."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def create(
        self,
        user_profile_id: str,
        request: CreateUserProfileActionUrlRequestInput,
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
    ) -> UserProfileActionUrl: ...

    @overload
    def create(
        self,
        user_profile_id: str,
        *,
        action: EnrollEndUserActionInput,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> UserProfileActionUrl: ...

    def create(
        self,
        user_profile_id: str,
        request: CreateUserProfileActionUrlRequestInput | None = None,
        *,
        action: EnrollEndUserActionInput | None = None,
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
    ) -> UserProfileActionUrl:
        """Create an address for a user.

        Makes an address under which the user of a profile can act, such as to enrol. It is valid for a short time.

        Args:
            user_profile_id: Id of the profile.
            request: the whole request as one CreateUserProfileActionUrlRequest, instead of the arguments below.
            action: The action that the address is for.
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
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_profile_id": user_profile_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"action": action},
            unknown=unknown,
        )
        result: UserProfileActionUrl = self._pipeline.run(call)
        return result
