"""The rules of Claude on Google Cloud: the API's own paths below those of a project, behind Google's credentials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .._core.call.parameters.dot_segments import has_dot_segment
from ..errors import ConfigurationError
from .google_errors import google_error
from .platform import Platform, TranslatedError

if TYPE_CHECKING:
    from .._core.call.request import Request

__all__ = ["ORIGIN", "GoogleCloudPlatform"]

ORIGIN = "https://claude.googleapis.com"
_OF_ORGANIZATION = ("/v1/organizations/", "/v1/user_profiles")
"""What paths begin with that belong to the organization, and to no workspace."""


class GoogleCloudPlatform(Platform):
    """The paths follow on those of a workspace, or of the organization, in a project."""

    title = "Claude on Google Cloud"
    key_advice = (
        "check the Google credentials: credentials=, access_token=, or the application default credentials "
        "(GOOGLE_APPLICATION_CREDENTIALS, `gcloud auth application-default login`, the metadata server)"
    )
    model_advice = "models have the names of the API: claude-…"

    def __init__(self, project: str | None, location: str, workspace: str | None, *, is_derived: bool) -> None:
        """`is_derived`: whether the URL is made of the others; a base URL of the caller's own is left as it is."""
        names = {"project": project, "location": location, "workspace_id": workspace}
        for name, value in names.items():
            if value is not None and (not isinstance(value, str) or not value.strip() or has_dot_segment(value)):
                raise ConfigurationError(f"{name} must be a name or an id", field=name)
        self._project, self._location, self._workspace = project, location, workspace
        self._is_derived = is_derived

    def project_found(self, project: str) -> None:
        """The credentials name a project: it is used where the client was given none."""
        self._project = self._project or project

    def rewrite(self, request: Request) -> None:
        if self._is_derived:
            request.url = f"{ORIGIN}{self._prefix(request.operation.path)}{request.url.removeprefix(ORIGIN)}"

    def error(self, status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
        return google_error(data)

    def _prefix(self, path: str) -> str:
        project = self._needed(self._project, "project", "ANTHROPIC_GOOGLE_CLOUD_PROJECT")
        base = f"/v1/projects/{project}/locations/{quote(self._location, safe='')}"
        if path.startswith(_OF_ORGANIZATION):
            return f"{base}/claudeOrganization/invoke"
        workspace = self._needed(self._workspace, "workspace_id", "ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID")
        return f"{base}/workspaces/{workspace}/invoke"

    def _needed(self, value: str | None, name: str, variable: str) -> str:
        if value is None:
            raise ConfigurationError(f"{self.title}: pass {name}=, or set {variable}", field=name)
        return quote(value, safe=":")
