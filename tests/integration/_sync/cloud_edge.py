# Derived from tests/integration/_async/cloud_edge.py by `make codegen`. Do not edit.
"""Has every client of a test reach its server, or its mock transport, through another cloud.

Between the client and its transport stands what the sandbox does as that cloud: it verifies the signature, makes the
request the API's again, and answers with the errors and the frames of the cloud. So any test about messages and streams
is one of the platform's client, too.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from attrs import evolve

from integrations_anthropic import AnthropicClient
from integrations_anthropic._core.call.auth import ConfiguredAuth
from integrations_anthropic.meta import Headers
from integrations_anthropic.platforms._sync.authorization import PlatformAuth
from integrations_anthropic.platforms._sync.transport import PlatformTransport
from integrations_anthropic.sandbox.platforms.platform import APIRequest, PlatformRequest
from tests.integration.platforms.clouds import Cloud, cloud_of

__all__ = ["use_cloud"]


class EdgeResponse:
    """The response of the API as the cloud sends it."""

    def __init__(self, response: Any, cloud: Cloud) -> None:
        self._response, self._cloud = response, cloud
        self.status = response.status
        platform = cloud.sandbox
        ids = {"request-id": platform.id_header}
        self.headers: Any = Headers({ids.get(name, name): value for name, value in response.headers.items()})
        streams = response.headers.get("content-type", "").startswith("text/event-stream")
        self._encoder = platform.encoder() if streams and self.status < 300 else None
        if self._encoder is not None:
            self.headers["content-type"] = platform.stream_type
        self._is_error = self.status >= 400

    def receive(self) -> bytes:
        if self._is_error:
            self._is_error = False
            return self._error()
        if self._encoder is None:
            return self._response.receive()
        while piece := self._response.receive():
            if sent := self._encoder.feed(piece):
                return sent
        return b""

    def close(self) -> None:
        self._response.close()

    def _error(self) -> bytes:
        body = b""
        while piece := self._response.receive():
            body += piece
        try:
            found = self._cloud.sandbox.error(self.status, orjson.loads(body))
        except orjson.JSONDecodeError:
            found = None
        if found is None:
            return body
        self.headers.update(found[0])
        return orjson.dumps(found[1])


class EdgeTransport:
    """The edge of a cloud, in front of the transport of a client."""

    def __init__(self, inner: Any, cloud: Cloud, settings: Any) -> None:
        self.inner, self._cloud, self._auth = inner, cloud, ConfiguredAuth(settings)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def send(self, request: Any) -> Any:
        if not self._cloud.takes(request):
            return self.inner.send(request)
        url = urlsplit(request.url)
        headers = {**request.headers, "host": url.netloc}
        arrived = PlatformRequest(request.method, url.path, url.query, headers, request.body)
        refusal = self._cloud.sandbox.refusal(arrived)
        assert refusal is None, refusal
        found = self._cloud.sandbox.api_request(arrived)
        assert isinstance(found, APIRequest), found
        own = ("authorization", "x-amz-date", "x-amz-security-token", "accept")
        kept = {name: value for name, value in request.headers.items() if name not in own}
        streams = orjson.loads(found.body).get("stream", False)
        accept = {"accept": "text/event-stream" if streams else "application/json"}
        request.headers = {**self._auth.headers_of(request.operation), **accept, **kept, **found.headers}
        _, mark, query = request.url.partition("?")
        request.url = self._cloud.address_of_the_api(request) + mark + query
        request.body = found.body
        response = self.inner.send(request)
        return EdgeResponse(response, self._cloud)


def use_cloud(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all clients that are made from now on call the cloud of this name, unless they authorise by themselves."""
    assemble: Any = AnthropicClient._assemble

    def assemble_on_cloud(self: Any, settings: Any, transport: Any, components: Any) -> None:
        if type(self) is AnthropicClient and settings.auth is None and isinstance(components.auth, ConfiguredAuth):
            cloud = cloud_of(name)
            if not isinstance(transport, PlatformTransport):
                edge: Any = EdgeTransport(transport, cloud, settings)
                transport = PlatformTransport(edge, cloud.platform, settings.max_event_bytes)
            components = evolve(components, auth=PlatformAuth(cloud.platform, cloud.credential))
        assemble(self, settings, transport, components)

    monkeypatch.setattr(AnthropicClient, "_assemble", assemble_on_cloud)
