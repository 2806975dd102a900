"""The rules of Vertex AI: its paths and bodies.

Source: https://cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/use-claude.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .._config.sources import SourcedValue
from .._core.call.parameters.dot_segments import has_dot_segment
from .._core.codec.json import dumps
from ..errors import ConfigurationError
from .bedrock import MESSAGES, VERSION_HEADER, path_model
from .google_errors import google_error
from .platform import Platform, TranslatedError, json_body, refused, split_url

if TYPE_CHECKING:
    from .._core.call.request import Request

__all__ = ["VertexPlatform", "checked_project", "vertex_url"]

COUNT_TOKENS = "/v1/messages/count_tokens"
VERSIONS = {"2023-06-01": "vertex-2023-10-16"}
"""The platform's names for versions of the API; others are sent as they are."""
_REGION = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
_MULTI_REGIONS = {
    "global": "https://aiplatform.googleapis.com/v1",
    "us": "https://aiplatform.us.rep.googleapis.com/v1",
    "eu": "https://aiplatform.eu.rep.googleapis.com/v1",
}


class VertexPlatform(Platform):
    """`POST …/models/{model}:rawPredict`, or `:streamRawPredict`, with the API's own events."""

    title = "Vertex AI"
    provider = "gcp.vertex_ai"
    key_advice = (
        "check the Google credentials: credentials=, access_token=, or the application default credentials "
        "(GOOGLE_APPLICATION_CREDENTIALS, `gcloud auth application-default login`, the metadata server)"
    )
    model_advice = (
        "Vertex AI names models claude-…@20250929, with the date behind @; each has to be enabled for the project, and "
        "available in the region of the client"
    )

    def __init__(self, region: str, project: str | None) -> None:
        self._region, self._project = region, project

    def project_found(self, project: str) -> None:
        """The credentials name a project: it is used where the client was given none."""
        self._project = self._project or project

    def rewrite(self, request: Request) -> None:
        """Move the model into the path, and the version of the API into the body."""
        path = request.operation.path
        if path not in (MESSAGES, COUNT_TOKENS):
            if path.startswith("/v1/"):
                raise refused(request, self.title)
            return
        data = json_body(request, self.title)
        base, query = split_url(request)
        if path == MESSAGES:
            action = f"{path_model(data)}:{'streamRawPredict' if data.get('stream') else 'rawPredict'}"
        else:
            action = "count-tokens:rawPredict"
        version = request.headers.pop(VERSION_HEADER, "")
        data.setdefault("anthropic_version", VERSIONS.get(version, version))
        where = f"/projects/{self._named_project()}/locations/{self._region}/publishers/anthropic/models/"
        request.url = f"{base}{where}{action}{query}"
        request.body = dumps(data)

    def error(self, status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
        return google_error(data)

    def _named_project(self) -> str:
        if not self._project:
            raise ConfigurationError(
                "Vertex AI: the credentials name no project: pass project_id=, or set ANTHROPIC_VERTEX_PROJECT_ID",
                field="project_id",
            )
        return quote(self._project, safe=":")


def vertex_url(found: SourcedValue | None) -> SourcedValue:
    """The endpoint of a region. ConfigurationError where that is none."""
    if found is None:
        raise ConfigurationError("Vertex AI: pass region=, or set CLOUD_ML_REGION", field="region")
    region = found.value
    if not isinstance(region, str) or not _REGION.fullmatch(region):
        why = f"region (from {found.source}) must be one of Google Cloud, such as us-east5, not {region!r}"
        raise ConfigurationError(why, field="region")
    url = _MULTI_REGIONS.get(region, f"https://{region}-aiplatform.googleapis.com/v1")
    return SourcedValue(url, f"region {region}")


def checked_project(project: str | None) -> str | None:
    """The id of a project as it was given. ConfigurationError where that is none."""
    if project is not None and (not isinstance(project, str) or not project.strip() or has_dot_segment(project)):
        raise ConfigurationError("project_id must be the id of a project", field="project_id")
    return project
