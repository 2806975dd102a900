# Derived from src/integrations_anthropic/platforms/_async/google_cloud.py by `make codegen`. Do not edit.
"""The async client of Claude on Google Cloud."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Unpack

from ..._config.sources import SourcedValue
from ...secrets import seal
from ..credentials.google import google_credential
from ..given_values import given_url
from ..google_cloud import ORIGIN, GoogleCloudPlatform
from .client import PlatformClient

if TYPE_CHECKING:
    from ...config import ClientConfig
    from ...secrets import SecretString
    from .options import PlatformOptions

__all__ = ["GoogleCloudClient"]


class GoogleCloudClient(PlatformClient):
    """Calls Claude on Google Cloud, with all services, types, streams and errors of `AnthropicClient`.

    Requests carry an access token of Google Cloud (extra `google-cloud`), which is fetched at the first call and
    renewed before it ends.

    Args:
        config: options as a record, without credentials.
        project: the project. Default: `ANTHROPIC_GOOGLE_CLOUD_PROJECT`, `GOOGLE_CLOUD_PROJECT`, then that of the
            credentials.
        location: default: `ANTHROPIC_GOOGLE_CLOUD_LOCATION`, then `global`.
        workspace_id: the workspace. Default: `ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID`. Calls of the organization's own
            paths (`client.admin`, `client.user_profiles`) need none.
        credentials: credentials of google-auth. Default: the application default credentials.
        access_token: an access token, sent as it is; nothing renews it.
        base_url: takes the place of the URL that is made of project, location and workspace. Default:
            `ANTHROPIC_GOOGLE_CLOUD_BASE_URL`.
        options: as for `AnthropicClient`.

    Raises:
        ConfigurationError: an option is invalid, or the extra is missing.
    """

    def __init__(
        self,
        config: ClientConfig | None = None,
        *,
        project: str | None = None,
        location: str | None = None,
        workspace_id: str | None = None,
        credentials: Any = None,
        access_token: str | SecretString | None = None,
        base_url: str | None = None,
        **options: Unpack[PlatformOptions],
    ) -> None:
        token = seal(access_token)
        # A traceback may show the local variables of this frame.
        del access_token
        config, credentials = seal(config), seal(credentials)
        url = given_url(base_url, config, "ANTHROPIC_GOOGLE_CLOUD_BASE_URL")
        platform = GoogleCloudPlatform(
            project
            or os.environ.get("ANTHROPIC_GOOGLE_CLOUD_PROJECT")
            or os.environ.get("GOOGLE_CLOUD_PROJECT")
            or None,
            location or os.environ.get("ANTHROPIC_GOOGLE_CLOUD_LOCATION") or "global",
            workspace_id or os.environ.get("ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID") or None,
            is_derived=not url,
        )
        found = platform.project_found
        credential = google_credential(token, credentials, found, extra="google-cloud", title=platform.title)
        self._start(platform, credential, url or SourcedValue(ORIGIN, "default"), config, options)
