"""The async client of Claude in Vertex AI."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Unpack

from ...secrets import seal
from ..credentials.google import google_credential
from ..given_values import given_or_set, given_url
from ..lacking import offers_only
from ..vertex import VertexPlatform, checked_project, vertex_url
from .client import AsyncPlatformClient

if TYPE_CHECKING:
    from ...config import ClientConfig
    from ...secrets import SecretString
    from .options import AsyncPlatformOptions

__all__ = ["AsyncVertexClient"]


@offers_only("messages", platform=VertexPlatform.title)
class AsyncVertexClient(AsyncPlatformClient):
    """Calls Claude in Vertex AI: `client.messages`, with the types, streams and errors of `AsyncAnthropicClient`.

    Requests carry an access token of Google Cloud (extra `vertex`), which is fetched at the first call and renewed
    before it ends. Models have Google's names: `claude-…@20250929`.

    Args:
        config: options as a record, without credentials.
        region: the region, or `global`, `us`, `eu`. Default: `CLOUD_ML_REGION`.
        project_id: the project. Default: `ANTHROPIC_VERTEX_PROJECT_ID`, then that of the credentials.
        credentials: credentials of google-auth, such as those of a service account. Default: the application default
            credentials.
        access_token: an access token, sent as it is; nothing renews it.
        base_url: default: that of `config`, `ANTHROPIC_VERTEX_BASE_URL`, then the endpoint of the region.
        options: as for `AsyncAnthropicClient`.

    Raises:
        ConfigurationError: an option is invalid, there is no region, or the extra is missing.
    """

    def __init__(
        self,
        config: ClientConfig | None = None,
        *,
        region: str | None = None,
        project_id: str | None = None,
        credentials: Any = None,
        access_token: str | SecretString | None = None,
        base_url: str | None = None,
        **options: Unpack[AsyncPlatformOptions],
    ) -> None:
        token = seal(access_token)
        # A traceback may show the local variables of this frame.
        del access_token
        config, credentials = seal(config), seal(credentials)
        where = given_or_set(region, "CLOUD_ML_REGION")
        endpoint = vertex_url(where)
        project = checked_project(project_id) or os.environ.get("ANTHROPIC_VERTEX_PROJECT_ID")
        platform = VertexPlatform(where.value if where else "", checked_project(project or None))
        found = platform.project_found
        credential = google_credential(token, credentials, found, extra="vertex", title=platform.title)
        url = given_url(base_url, config, "ANTHROPIC_VERTEX_BASE_URL") or endpoint
        self._start(platform, credential, url, config, options)
