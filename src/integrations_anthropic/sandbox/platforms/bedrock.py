"""The sandbox as Amazon Bedrock."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

import orjson

from .aws_keys import ACCESS_KEY, SECRET_KEY, AWSKeyStore
from .frames import FrameEncoder
from .platform import APIRequest, PlatformRequest, Refusal, SandboxPlatform, StreamEncoder, error_of_status

__all__ = ["SandboxBedrock"]

_PATH = re.compile(r"/model/(?P<model>[^/]+)/(?P<action>invoke|invoke-with-response-stream)")
_MODEL = re.compile(r"(?:[a-z-]+\.)?anthropic\.(claude-.+?)(?:-v\d+(?::\d+)?)?")
_VERSIONS = {"bedrock-2023-05-31": "2023-06-01"}
_NAMES = {
    "authentication_error": "UnrecognizedClientException",
    "api_error": "InternalServerException",
    "invalid_request_error": "ValidationException",
    "not_found_error": "ResourceNotFoundException",
    "overloaded_error": "ServiceUnavailableException",
    "permission_error": "AccessDeniedException",
    "rate_limit_error": "ThrottlingException",
    "request_too_large": "RequestEntityTooLargeException",
    "timeout_error": "ModelTimeoutException",
}


class SandboxBedrock(SandboxPlatform):
    """Verifies signatures, takes Bedrock's paths, and streams in frames."""

    tokens_path = "/_sandbox/aws-credentials"
    id_header = "x-amzn-requestid"
    stream_type: str | None = "application/vnd.amazon.eventstream"
    service = "bedrock"
    """What signatures are made for."""

    def __init__(self, now: Callable[[], float], token_seconds: float) -> None:
        self.keys = AWSKeyStore(now, token_seconds)

    @property
    def issued(self) -> int:
        return self.keys.issued

    @property
    def client_options(self) -> dict[str, Any]:
        return {"aws_region": "us-east-1", "aws_access_key": ACCESS_KEY, "aws_secret_key": SECRET_KEY}

    def issue(self, request: PlatformRequest) -> tuple[int, Any]:
        return 200, self.keys.issue()

    def refusal(self, request: PlatformRequest) -> Refusal | None:
        parts = (request.method, request.path, request.query, request.headers, request.body)
        return self.keys.refusal(*parts, service=self.service)

    def api_request(self, request: PlatformRequest) -> APIRequest | Refusal:
        found = _PATH.fullmatch(request.path)
        if found is None or request.method != "POST":
            return Refusal(404, "UnknownOperationException", "The requested operation is not recognized.")
        model = self.api_model(unquote(found["model"]))
        if model is None:
            return Refusal(400, "ValidationException", "The provided model identifier is invalid.")
        try:
            data = orjson.loads(request.body)
        except orjson.JSONDecodeError:
            data = None
        version = data.pop("anthropic_version", None) if isinstance(data, dict) else None
        if not isinstance(version, str):
            return Refusal(400, "ValidationException", "anthropic_version: Field required")
        if "model" in data or "stream" in data:
            return Refusal(400, "ValidationException", "model, stream: Extra inputs are not permitted")
        added = {"anthropic-version": _VERSIONS.get(version, version)}
        if betas := data.pop("anthropic_beta", None):
            added["anthropic-beta"] = ",".join(betas)
        if profile := data.pop("user_profile_id", None):
            added["anthropic-user-profile-id"] = profile
        data["model"] = model
        if found["action"] != "invoke":
            data["stream"] = True
        return APIRequest("/v1/messages", orjson.dumps(data), added)

    def api_model(self, name: str) -> str | None:
        """The API's name of a model; None for one that Bedrock does not have."""
        found = _MODEL.fullmatch(name.rpartition("/")[2])
        return None if found is None else found[1]

    def error(self, status: int, data: Any) -> tuple[Mapping[str, str], Any] | None:
        error = error_of_status(status, data)
        if error is None or error["type"] not in _NAMES:
            return None
        return self.refused(Refusal(status, _NAMES[error["type"]], error["message"]))

    def refused(self, refusal: Refusal) -> tuple[Mapping[str, str], Any]:
        headers = {"x-amzn-errortype": f"{refusal.name}:http://internal.amazon.com/coral/com.amazon.bedrock/"}
        return headers, {"message": refusal.message}

    def encoder(self) -> StreamEncoder | None:
        return FrameEncoder()
