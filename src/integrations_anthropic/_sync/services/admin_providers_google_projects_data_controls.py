# Derived from src/integrations_anthropic/_async/services/admin_providers_google_projects_data_controls.py by `make codegen`. Do not edit.
"""Says where the data of a project is stored, and with which keys it is encrypted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.params import GoogleCmekChangeInput, GoogleStorageChangeInput, UpdateGoogleDataControlsRequestInput
    from ...models.providers import GoogleDataControls
    from ..pipeline import Pipeline

__all__ = ["ProvidersGoogleDataControlsService"]

_GET = Operation(
    name="admin.providers.google.projects.data_controls.get",
    http="GET",
    path="/v1/organizations/providers/google/projects/{project_number}/data_controls",
    span="get_google_data_controls",
    result="GoogleDataControls",
    security=("adminKey",),
    betas=("google-managed-data-controls-2026-09-01",),
)

_UPDATE = Operation(
    name="admin.providers.google.projects.data_controls.update",
    http="POST",
    path="/v1/organizations/providers/google/projects/{project_number}/data_controls",
    span="update_google_data_controls",
    request="UpdateGoogleDataControlsRequest",
    arguments=("cmek", "storage"),
    result="GoogleDataControls",
    security=("adminKey",),
    betas=("google-managed-data-controls-2026-09-01",),
)


class ProvidersGoogleDataControlsService(NamesHinted):
    """Says where the data of a project is stored, and with which keys it is encrypted."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def get(
        self,
        project_number: str,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> GoogleDataControls:
        """Get the data controls of a project.

        Returns which keys of your own encrypt the data that Claude keeps for a project of Google Cloud, which
        buckets of your own it lies in, and whether these work.

        Beta: sends the header `anthropic-beta: google-managed-data-controls-2026-09-01`.

        Args:
            project_number: Number of the project of Google Cloud; not its id.
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
            path={"project_number": project_number},
            unknown=unknown,
        )
        result: GoogleDataControls = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        project_number: str,
        request: UpdateGoogleDataControlsRequestInput,
        /,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> GoogleDataControls: ...

    @overload
    def update(
        self,
        project_number: str,
        *,
        cmek: GoogleCmekChangeInput | None = None,
        storage: GoogleStorageChangeInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> GoogleDataControls: ...

    def update(
        self,
        project_number: str,
        request: UpdateGoogleDataControlsRequestInput | None = None,
        *,
        cmek: GoogleCmekChangeInput | None = None,
        storage: GoogleStorageChangeInput | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> GoogleDataControls:
        """Change the data controls of a project.

        Changes the keys and the buckets of the regions that are given, and leaves all others. New ones are
        validated afterwards: `status` of the response and of later calls says with what result.

        Beta: sends the header `anthropic-beta: google-managed-data-controls-2026-09-01`.

        Args:
            project_number: Number of the project of Google Cloud; not its id.
            request: the whole request as one UpdateGoogleDataControlsRequest, instead of the arguments below.
            cmek: Which keys of your own encrypt the data.
            storage: Which buckets of your own the data is stored in.
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
                authorization_check_unavailable, cmek_not_approved, external_key_not_found,
                external_key_provider_mismatch, gcp_project_controlled_by_another_organization,
                gcp_project_not_verified, key_profile_mismatch, organization_not_eligible, region_not_supported,
                sandbox_egress_restricted, storage_in_use, storage_not_approved.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"project_number": project_number},
            given=request,
            fields={"cmek": cmek, "storage": storage},
            unknown=unknown,
        )
        result: GoogleDataControls = self._pipeline.run(call)
        return result
