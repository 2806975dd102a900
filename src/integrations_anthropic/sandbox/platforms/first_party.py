"""The sandbox as the clouds that have the API's own paths: Foundry, AWS, Bedrock's Mantle, Google Cloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import orjson

from .aws_keys import ACCESS_KEY, SECRET_KEY
from .bedrock import SandboxBedrock
from .platform import APIRequest, PlatformRequest, Refusal, SandboxPlatform
from .vertex import SandboxVertex

__all__ = ["SandboxAWS", "SandboxFoundry", "SandboxGoogleCloud", "SandboxMantle"]

KEY = "sandbox-key"


class SandboxFoundry(SandboxPlatform):
    """Takes any API key, in both of its headers, and any token."""

    base_path = "/anthropic"
    id_header = "apim-request-id"

    def __init__(self, now: Callable[[], float], token_seconds: float) -> None:
        """Nothing is issued."""

    @property
    def client_options(self) -> dict[str, Any]:
        return {"api_key": KEY}

    def refusal(self, request: PlatformRequest) -> Refusal | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        key = request.headers.get("x-api-key", "").strip()
        if (scheme.lower() == "bearer" and token.strip()) or (
            key and key == request.headers.get("api-key", "").strip()
        ):
            return None
        return Refusal(401, "401", "Access denied due to invalid subscription key or wrong API endpoint.")

    def api_request(self, request: PlatformRequest) -> APIRequest | Refusal:
        path = request.path.removeprefix(self.base_path)
        if path == request.path or path.startswith(("/v1/messages/batches", "/v1/models")):
            return Refusal(404, "404", "Resource not found")
        return APIRequest(path, request.body, {})

    def refused(self, refusal: Refusal) -> tuple[Mapping[str, str], Any]:
        return {}, {"error": {"code": refusal.name, "message": refusal.message}}


class SandboxAWS(SandboxBedrock):
    """Verifies signatures for the service, or takes any API key; wants a workspace."""

    stream_type = None
    service = "aws-external-anthropic"

    @property
    def client_options(self) -> dict[str, Any]:
        return {**super().client_options, "workspace_id": "wrkspc_sandbox"}

    def refusal(self, request: PlatformRequest) -> Refusal | None:
        if not request.headers.get("anthropic-workspace-id"):
            return Refusal(400, "ValidationException", "anthropic-workspace-id: header is required")
        if request.headers.get("x-api-key"):
            return None
        return super().refusal(request)

    def api_request(self, request: PlatformRequest) -> APIRequest | Refusal:
        return APIRequest(request.path, request.body, {})

    def error(self, status: int, data: Any) -> tuple[Mapping[str, str], Any] | None:
        return None

    def encoder(self) -> None:
        """A stream is as the API sends it."""
        return


class SandboxMantle(SandboxAWS):
    """Verifies signatures for the service; the id of a user's profile is part of the body."""

    base_path = "/anthropic"
    service = "bedrock-mantle"

    @property
    def client_options(self) -> dict[str, Any]:
        return {"aws_region": "us-east-1", "aws_access_key": ACCESS_KEY, "aws_secret_key": SECRET_KEY}

    def refusal(self, request: PlatformRequest) -> Refusal | None:
        return SandboxBedrock.refusal(self, request)

    def api_request(self, request: PlatformRequest) -> APIRequest | Refusal:
        path = request.path.removeprefix(self.base_path)
        if path not in ("/v1/messages", "/v1/messages/count_tokens"):
            return Refusal(404, "UnknownOperationException", "The requested operation is not recognized.")
        try:
            data = orjson.loads(request.body)
        except orjson.JSONDecodeError:
            data = None
        if not isinstance(data, dict):
            # The API behind says what is wrong with it.
            return APIRequest(path, request.body, {})
        profile = data.pop("user_profile_id", None)
        name = data.get("model")
        data["model"] = name.removeprefix("anthropic.") if isinstance(name, str) else name
        return APIRequest(path, orjson.dumps(data), {"anthropic-user-profile-id": profile} if profile else {})


class SandboxGoogleCloud(SandboxVertex):
    """Takes access tokens of Google, below the path of a workspace or of the organization."""

    tokens_path = "/_sandbox/google-token"
    base_path = "/v1/projects/sandbox-project/locations/global/workspaces/wrkspc_sandbox/invoke"
    _paths = re.compile(
        r"/v1/projects/[^/]+/locations/[^/]+/(?:workspaces/[^/]+|claudeOrganization)/invoke(?P<path>/.+)"
    )

    @property
    def client_options(self) -> dict[str, Any]:
        return {"access_token": super().client_options["access_token"]}

    def api_request(self, request: PlatformRequest) -> APIRequest | Refusal:
        found = self._paths.fullmatch(request.path)
        if found is None:
            return Refusal(404, "NOT_FOUND", f"{request.method} {request.path} was not found.")
        return APIRequest(found["path"], request.body, {})

    def error(self, status: int, data: Any) -> tuple[Mapping[str, str], Any] | None:
        return None
