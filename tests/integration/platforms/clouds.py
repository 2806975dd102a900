"""The clouds that tests reach their servers through: the rules of the client, and what the sandbox does as them."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

from integrations_anthropic.platforms.bedrock import BedrockPlatform
from integrations_anthropic.platforms.credentials.aws import AWSKeys, AWSService, aws_credential
from integrations_anthropic.platforms.credentials.google import google_credential
from integrations_anthropic.platforms.vertex import VertexPlatform
from integrations_anthropic.sandbox.platforms.aws_keys import ACCESS_KEY, SECRET_KEY
from integrations_anthropic.sandbox.platforms.bedrock import SandboxBedrock
from integrations_anthropic.sandbox.platforms.vertex import TOKEN, SandboxVertex
from integrations_anthropic.secrets import SecretString

__all__ = ["CLOUDS", "NOT_ON_A_CLOUD", "Cloud", "cloud_of", "runs_on_a_cloud"]


class Cloud(NamedTuple):
    """One cloud, on both sides."""

    platform: Any
    credential: Any
    sandbox: Any
    marker: str
    """What the paths of the cloud begin with, behind the base URL."""

    def takes(self, request: Any) -> bool:
        """Whether a request was made one of the cloud: others go to the API."""
        return self.marker in request.url


class _MessagesOnly:
    """The rules of a platform for what it has; other requests stay those of the API."""

    def rewrite(self, request: Any) -> None:
        paths = ("/v1/messages", "/v1/messages/count_tokens") if isinstance(self, VertexPlatform) else ("/v1/messages",)
        if request.operation.path in paths and request.method == "POST":
            super().rewrite(request)  # type: ignore[misc]  # mixed into a platform


class _Bedrock(_MessagesOnly, BedrockPlatform):
    pass


class _Vertex(_MessagesOnly, VertexPlatform):
    pass


class _AnyBedrock(SandboxBedrock):
    """Takes models by any name, as tests have them."""

    def api_model(self, name: str) -> str | None:
        return name


class _AnyVertex(SandboxVertex):
    def api_model(self, name: str) -> str | None:
        return name


def _bedrock() -> Cloud:
    keys = AWSKeys.sealed(None, ACCESS_KEY, SECRET_KEY, None, None)
    credential = aws_credential(keys, AWSService("bedrock", "Amazon Bedrock", "bedrock", ()), "us-east-1")
    return Cloud(_Bedrock(), _KeyOfTheAPI(credential), _AnyBedrock(time.time, 3600.0), "/model/")


def _vertex() -> Cloud:
    platform = _Vertex("us-east5", "sandbox-project")
    credential = google_credential(
        SecretString(TOKEN), None, platform.project_found, extra="vertex", title=platform.title
    )
    # As base URLs of Vertex AI have it.
    return Cloud(platform, _KeyOfTheAPI(credential), _UnversionedVertex(time.time, 3600.0), "/projects/")


class _UnversionedVertex(_AnyVertex):
    """Its base URL has no version: that of the API has none either."""

    def api_request(self, request: Any) -> Any:
        at = request.path.index("/projects/")
        return super().api_request(request._replace(path=f"/v1{request.path[at:]}"))


class _KeyOfTheAPI:
    """Signs what was made a request of the cloud; others get a key of the API."""

    def __init__(self, credential: Any) -> None:
        self._credential = credential
        self.is_shared, self.is_renewable = True, False
        self.forget = credential.forget

    def ready(self) -> Any:
        return self if self._credential.ready() is not None else None

    def get(self) -> Any:
        self._credential.get()
        return self

    def sign(self, request: Any) -> None:
        if any(marker in request.url for marker in ("/model/", "/projects/")):
            self._credential.get().sign(request)
        else:
            request.headers.setdefault("x-api-key", "sk-test")


NOT_ON_A_CLOUD = {
    "test_cut_at_every_byte_it_is_the_whole_message_or_an_error_with_what_came": "SSE: a last event without its end",
    "test_a_stream_that_goes_quiet_is_stalled_when_its_time_is_up": "SSE: pieces of an event arrive one by one",
    "test_an_error_after_retries_has_the_last_body": "the bytes of an error are those of its translation",
    "test_a_404_and_a_redirect_say_what_was_asked": "the address is that of the cloud",
    "of_the_future": "a cloud has types of its own, which are all known",
    "some_new_error": "the same",
    "fault5-waits5": "the same",
}
"""Tests of messages and streams, or cases of them, that are about the API's own wire; why each is."""


def runs_on_a_cloud(name: str) -> bool:
    """Whether a test, by its name with its parameters, is one for clouds, too."""
    return not any(part in name for part in NOT_ON_A_CLOUD)


CLOUDS = {"bedrock": _bedrock, "vertex": _vertex}


def cloud_of(name: str) -> Cloud:
    """The cloud of this name."""
    return CLOUDS[name]()
