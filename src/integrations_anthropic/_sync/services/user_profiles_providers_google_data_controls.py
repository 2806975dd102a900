# Derived from src/integrations_anthropic/_async/services/user_profiles_providers_google_data_controls.py by `make codegen`. Do not edit.
"""Says which keys and buckets of your customer hold the data of a user profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.params import GoogleCmekChangeInput, GoogleStorageChangeInput, UpdateGoogleDataControlsRequestInput
    from ...models.user_profiles import UserProfileGoogleDataControls
    from ..pipeline import Pipeline

__all__ = ["UserProfileGoogleDataControlsService"]

_GET = Operation(
    name="user_profiles.providers.google.data_controls.get",
    http="GET",
    path="/v1/user_profiles/{user_profile_id}/providers/google/data_controls",
    span="get_user_profile_google_data_controls",
    result="UserProfileGoogleDataControls",
    betas=("user-profiles-2026-09-04", "google-managed-data-controls-2026-09-01"),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="user_profiles.providers.google.data_controls.update",
    http="POST",
    path="/v1/user_profiles/{user_profile_id}/providers/google/data_controls",
    span="update_user_profile_google_data_controls",
    request="UpdateGoogleDataControlsRequest",
    arguments=("cmek", "storage"),
    result="UserProfileGoogleDataControls",
    betas=("user-profiles-2026-09-04", "google-managed-data-controls-2026-09-01"),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class UserProfileGoogleDataControlsService(NamesHinted):
    """Says which keys and buckets of your customer hold the data of a user profile."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def get(
        self,
        user_profile_id: str,
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
    ) -> UserProfileGoogleDataControls:
        """Get the data controls of a user profile.

        Returns which keys of your customer encrypt the data that Claude keeps for the profile on Google Cloud,
        which buckets of theirs it lies in, and whether these work.

        Beta: sends the header `anthropic-beta: user-profiles-2026-09-04,google-managed-data-controls-2026-09-01`.

        Args:
            user_profile_id: Id of the profile.
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
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_profile_id": user_profile_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: UserProfileGoogleDataControls = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        user_profile_id: str,
        request: UpdateGoogleDataControlsRequestInput,
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
    ) -> UserProfileGoogleDataControls: ...

    @overload
    def update(
        self,
        user_profile_id: str,
        *,
        cmek: GoogleCmekChangeInput | None = None,
        storage: GoogleStorageChangeInput | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> UserProfileGoogleDataControls: ...

    def update(
        self,
        user_profile_id: str,
        request: UpdateGoogleDataControlsRequestInput | None = None,
        *,
        cmek: GoogleCmekChangeInput | None = None,
        storage: GoogleStorageChangeInput | None = None,
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
    ) -> UserProfileGoogleDataControls:
        """Change the data controls of a user profile.

        Changes the keys and the buckets of the regions that are given, and leaves all others. New ones are
        validated afterwards: `status` of the response and of later calls says with what result.

        Beta: sends the header `anthropic-beta: user-profiles-2026-09-04,google-managed-data-controls-2026-09-01`.

        Args:
            user_profile_id: Id of the profile.
            request: the whole request as one UpdateGoogleDataControlsRequest, instead of the arguments below.
            cmek: Which keys of your own encrypt the data.
            storage: Which buckets of your own the data is stored in.
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
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"user_profile_id": user_profile_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"cmek": cmek, "storage": storage},
            unknown=unknown,
        )
        result: UserProfileGoogleDataControls = self._pipeline.run(call)
        return result
