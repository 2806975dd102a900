"""The rules of Claude Platform on AWS, and of Bedrock's endpoint with the API's own paths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._config.sources import SourcedValue
from .._core.codec.json import dumps
from ..errors import ConfigurationError
from .aws_errors import aws_error
from .aws_partitions import domains_of
from .bedrock import MESSAGES, PROFILE_HEADER, BedrockPlatform
from .platform import Platform, TranslatedError, json_body
from .vertex import COUNT_TOKENS

if TYPE_CHECKING:
    from .._core.call.request import Request

__all__ = ["AWSPlatform", "MantlePlatform", "aws_url", "mantle_url"]

WORKSPACE_HEADER = "anthropic-workspace-id"
_WORKSPACE = re.compile(r"[\w.-]+", re.ASCII)


class AWSPlatform(Platform):
    """The paths and bodies are the API's; a workspace is named in a header."""

    title = "Claude Platform on AWS"
    key_advice = (
        "check the credentials: aws_access_key= and aws_secret_key=, aws_profile=, the AWS credential chain, or "
        "api_key= and ANTHROPIC_AWS_API_KEY"
    )
    model_advice = "models have the names of the API: claude-…"

    def __init__(self, workspace: str | None) -> None:
        """Raises ConfigurationError where there is no workspace."""
        if workspace is None:
            why = f"{self.title}: pass workspace_id=, or set ANTHROPIC_AWS_WORKSPACE_ID"
            raise ConfigurationError(why, field="workspace_id")
        if not isinstance(workspace, str) or not _WORKSPACE.fullmatch(workspace):
            raise ConfigurationError("workspace_id must be the id of a workspace", field="workspace_id")
        self._workspace = workspace

    def rewrite(self, request: Request) -> None:
        request.headers.setdefault(WORKSPACE_HEADER, self._workspace)

    def error(self, status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
        return aws_error(status, headers, data)


class MantlePlatform(Platform):
    """The paths are the API's; the id of a user's profile is part of the body."""

    title = "Amazon Bedrock (Mantle)"
    provider = BedrockPlatform.provider
    key_advice = BedrockPlatform.key_advice
    model_advice = "this endpoint of Bedrock names models anthropic.claude-…"

    def rewrite(self, request: Request) -> None:
        profile = request.headers.get(PROFILE_HEADER)
        if profile and request.operation.path in (MESSAGES, COUNT_TOKENS):
            del request.headers[PROFILE_HEADER]
            request.body = dumps({"user_profile_id": profile, **json_body(request, self.title)})

    def error(self, status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
        return aws_error(status, headers, data)


def aws_url(region: str | None) -> SourcedValue:
    """The endpoint of a region. ConfigurationError where there is none."""
    return _endpoint("aws-external-anthropic", region, "", AWSPlatform.title)


def mantle_url(region: str | None) -> SourcedValue:
    """The endpoint of a region. ConfigurationError where there is none."""
    return _endpoint("bedrock-mantle", region, "/anthropic", MantlePlatform.title)


def _endpoint(service: str, region: str | None, path: str, title: str) -> SourcedValue:
    if region is None:
        why = f"{title}: no region found: pass aws_region= or base_url=, or set AWS_REGION"
        raise ConfigurationError(why, field="aws_region")
    return SourcedValue(f"https://{service}.{region}.{domains_of(region).dual_stack}{path}", f"region {region}")
