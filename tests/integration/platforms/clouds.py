"""The clouds that tests reach their servers through: the rules of the client, and what the sandbox does as them."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

from integrations_anthropic.platforms.aws import AWSPlatform, MantlePlatform
from integrations_anthropic.platforms.bedrock import BedrockPlatform
from integrations_anthropic.platforms.credentials.aws import aws_credential
from integrations_anthropic.platforms.credentials.aws_keys import AWSKeys, AWSService
from integrations_anthropic.platforms.credentials.azure import azure_credential
from integrations_anthropic.platforms.credentials.google import google_credential
from integrations_anthropic.platforms.foundry import FoundryPlatform
from integrations_anthropic.platforms.google_cloud import GoogleCloudPlatform
from integrations_anthropic.platforms.vertex import VertexPlatform
from integrations_anthropic.sandbox.platforms.aws_keys import ACCESS_KEY, SECRET_KEY
from integrations_anthropic.sandbox.platforms.bedrock import SandboxBedrock
from integrations_anthropic.sandbox.platforms.first_party import (
    SandboxAWS,
    SandboxFoundry,
    SandboxGoogleCloud,
    SandboxMantle,
)
from integrations_anthropic.sandbox.platforms.platform import APIRequest
from integrations_anthropic.sandbox.platforms.vertex import TOKEN, SandboxVertex
from integrations_anthropic.secrets import SecretString

__all__ = ["CLOUDS", "NOT_ON_A_CLOUD", "Cloud", "cloud_of", "runs_on_a_cloud"]


class Cloud(NamedTuple):
    """One cloud, on both sides."""

    platform: Any
    credential: Any
    sandbox: Any
    marker: str | None
    """What the paths of the cloud begin with, behind the base URL; None where they are the API's."""

    def takes(self, request: Any) -> bool:
        """Whether a request was made one of the cloud: others go to the API."""
        return takes(request, self.marker)

    def address_of_the_api(self, request: Any) -> str:
        """The URL, without its query, that a request of the cloud stands for."""
        address: str = request.url.partition("?")[0]
        if self.marker is None:
            return address
        return address[: address.index(self.marker)] + str(request.operation.path)


def takes(request: Any, marker: str | None) -> bool:
    """Whether a request was made one of the cloud whose paths have this marker."""
    return is_message(request) if marker is None else marker in request.url


def is_message(request: Any) -> bool:
    """Whether a request is for what every cloud has, or nearly every one."""
    return request.method == "POST" and request.operation.path in ("/v1/messages", "/v1/messages/count_tokens")


class _MessagesOnly:
    """The rules of a platform for what it has; other requests stay those of the API."""

    def rewrite(self, request: Any) -> None:
        lacks = isinstance(self, BedrockPlatform) and request.operation.path != "/v1/messages"
        if is_message(request) and not lacks:
            super().rewrite(request)  # type: ignore[misc]  # mixed into a platform


class _Bedrock(_MessagesOnly, BedrockPlatform):
    pass


class _Vertex(_MessagesOnly, VertexPlatform):
    pass


class _AWS(_MessagesOnly, AWSPlatform):
    pass


class _Mantle(_MessagesOnly, MantlePlatform):
    pass


class _GoogleCloud(GoogleCloudPlatform):
    def rewrite(self, request: Any) -> None:
        # As for an endpoint of its own, whatever the base URL is.
        if is_message(request):
            at = request.url.index(request.operation.path)
            request.url = request.url[:at] + self._prefix(request.operation.path) + request.url[at:]


class _AnyBedrock(SandboxBedrock):
    """Takes models by any name, as tests have them."""

    def api_model(self, name: str) -> str | None:
        return name


class _AnyVertex(SandboxVertex):
    def api_model(self, name: str) -> str | None:
        return name


class _APIPaths:
    """Its base URL is that of the API: no path goes before those of the API."""

    base_path = ""


class _AnyFoundry(_APIPaths, SandboxFoundry):
    def api_request(self, request: Any) -> APIRequest:
        return APIRequest(request.path, request.body, {})


class _AnyMantle(_APIPaths, SandboxMantle):
    def api_request(self, request: Any) -> Any:
        found = super().api_request(request._replace(path=request.path[request.path.index("/v1/messages") :]))
        return found._replace(path=request.path)


def _signed(service: AWSService, platform: Any, sandbox: Any, marker: str | None) -> Cloud:
    keys = AWSKeys.sealed(None, ACCESS_KEY, SECRET_KEY, None, None)
    credential = aws_credential(keys, service, "us-east-1")
    return Cloud(platform, _KeyOfTheAPI(credential, marker), sandbox, marker)


def _bedrock() -> Cloud:
    service = AWSService("bedrock", "Amazon Bedrock", "bedrock", ())
    return _signed(service, _Bedrock(), _AnyBedrock(time.time, 3600.0), "/model/")


def _aws() -> Cloud:
    service = AWSService("aws-external-anthropic", "Claude Platform on AWS", "aws", ())
    return _signed(service, _AWS("wrkspc_sandbox"), SandboxAWS(time.time, 3600.0), None)


def _mantle() -> Cloud:
    service = AWSService("bedrock-mantle", "Amazon Bedrock", "bedrock", ())
    return _signed(service, _Mantle(), _AnyMantle(time.time, 3600.0), None)


def _foundry() -> Cloud:
    # Tests look for this key in `x-api-key`, where Foundry has its own too.
    credential = azure_credential(SecretString("sk-test"), None, None, FoundryPlatform.title)
    return Cloud(FoundryPlatform(), _KeyOfTheAPI(credential, None), _AnyFoundry(time.time, 3600.0), None)


def _google_cloud() -> Cloud:
    platform = _GoogleCloud("sandbox-project", "global", "wrkspc_sandbox", is_derived=False)
    credential = google_credential(
        SecretString(TOKEN), None, platform.project_found, extra="google-cloud", title=platform.title
    )
    marker = "/v1/projects/"
    return Cloud(platform, _KeyOfTheAPI(credential, marker), _PrefixedGoogleCloud(time.time, 3600.0), marker)


class _PrefixedGoogleCloud(SandboxGoogleCloud):
    """Its paths may follow on that of a base URL."""

    def api_request(self, request: Any) -> Any:
        return super().api_request(request._replace(path=request.path[request.path.index("/v1/projects/") :]))


def _vertex() -> Cloud:
    platform = _Vertex("us-east5", "sandbox-project")
    credential = google_credential(
        SecretString(TOKEN), None, platform.project_found, extra="vertex", title=platform.title
    )
    # As base URLs of Vertex AI have it.
    return Cloud(platform, _KeyOfTheAPI(credential, "/projects/"), _UnversionedVertex(time.time, 3600.0), "/projects/")


class _UnversionedVertex(_AnyVertex):
    """Its base URL has no version: that of the API has none either."""

    def api_request(self, request: Any) -> Any:
        at = request.path.index("/projects/")
        return super().api_request(request._replace(path=f"/v1{request.path[at:]}"))


class _KeyOfTheAPI:
    """Signs what was made a request of the cloud; others get a key of the API."""

    def __init__(self, credential: Any, marker: str | None) -> None:
        self._credential, self._marker = credential, marker
        self.is_shared, self.is_renewable = True, False
        self.forget = credential.forget

    def ready(self) -> Any:
        return self if self._credential.ready() is not None else None

    def get(self) -> Any:
        self._credential.get()
        return self

    def sign(self, request: Any) -> None:
        if takes(request, self._marker):
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
    "a_lost_thread_": "errors about message threads would have the form of the cloud, without their code",
    "cannot_be_in_a_thread": "the same",
    "a_thread_from_elsewhere": "the same",
    "a_thread_that_is_lost": "the same",
    "a_thread_that_expires": "the same",
    "in_a_thread_that_create_began": "the same",
    "test_other_errors_are_raised_and_the_run_goes_on_from_there": "the same",
}
"""Tests of messages and streams, or cases of them, that are about the API's own wire; why each is."""


LACKING = {"bedrock": ("test_message_threads.py", "test_sandbox_threads.py")}
"""Files of tests for what one of the clouds does not have."""


def runs_on_a_cloud(cloud: str, file: str, name: str) -> bool:
    """Whether a test, by the name of its file and its own with its parameters, is one for a cloud, too."""
    return file not in LACKING.get(cloud, ()) and not any(part in name for part in NOT_ON_A_CLOUD)


CLOUDS = {
    "aws": _aws,
    "bedrock": _bedrock,
    "bedrock-mantle": _mantle,
    "foundry": _foundry,
    "google-cloud": _google_cloud,
    "vertex": _vertex,
}


def cloud_of(name: str) -> Cloud:
    """The cloud of this name."""
    return CLOUDS[name]()
