"""The clients of the official package for other clouds, over those of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ....platforms._async.aws import AsyncAWSClient, AsyncBedrockMantleClient
from ....platforms._async.bedrock import AsyncBedrockClient
from ....platforms._async.client import AsyncPlatformClient
from ....platforms._async.foundry import AsyncFoundryClient
from ....platforms._async.google_cloud import AsyncGoogleCloudClient
from ....platforms._async.vertex import AsyncVertexClient
from ...cloud_options import AWS_OPTIONS, GOOGLE_OPTIONS
from ..client import AsyncAnthropic, AsyncRecordingClient
from ..recorder import AsyncRecorder

if TYPE_CHECKING:
    from ...._async.client import AsyncAnthropicClient
    from ...._components.components import Components
    from ...._config.settings import Settings
    from ...._core.call.protocols import AsyncTransport

__all__ = [
    "AsyncAnthropicAWS",
    "AsyncAnthropicBedrock",
    "AsyncAnthropicBedrockMantle",
    "AsyncAnthropicFoundry",
    "AsyncAnthropicGoogleCloud",
    "AsyncAnthropicVertex",
]


class AsyncRecordingPlatformClient(AsyncPlatformClient, AsyncRecordingClient):
    """A client of a cloud whose calls are recorded as the API's are: what a cloud sends is translated before."""

    def _assemble(self, settings: Settings, transport: AsyncTransport, components: Components) -> None:
        if isinstance(transport, AsyncRecorder):
            # That of the client whose copy this is: it is not to be translated again.
            transport = transport.transport
        super()._assemble(settings, transport, components)


class AsyncRecordedAWS(AsyncRecordingPlatformClient, AsyncAWSClient):
    pass


class AsyncRecordedBedrock(AsyncRecordingPlatformClient, AsyncBedrockClient):
    pass


class AsyncRecordedBedrockMantle(AsyncRecordingPlatformClient, AsyncBedrockMantleClient):
    pass


class AsyncRecordedFoundry(AsyncRecordingPlatformClient, AsyncFoundryClient):
    pass


class AsyncRecordedGoogleCloud(AsyncRecordingPlatformClient, AsyncGoogleCloudClient):
    pass


class AsyncRecordedVertex(AsyncRecordingPlatformClient, AsyncVertexClient):
    pass


class AsyncPlatformAnthropic(AsyncAnthropic):
    """What the clients for clouds have in common: the interface of the official one over a client of this package."""

    _cls: ClassVar[type[Any]]
    _own: ClassVar[frozenset[str]]
    """Options that say who calls which endpoint: those that only this cloud has."""

    def __init__(self, **options: Any) -> None:
        """Takes the options of `AsyncAnthropic`, and those of the cloud's client in this package, by the same names."""
        self._of_cloud = {name: options.pop(name) for name in self._own & options.keys()}
        super().__init__(**options)

    def _made(self, **options: Any) -> AsyncAnthropicClient:
        of_cloud = self._of_cloud
        del self._of_cloud
        made: AsyncAnthropicClient = self._cls(**of_cloud, **options)
        return made


class AsyncAnthropicAWS(AsyncPlatformAnthropic):
    """Claude Platform on AWS, with the options of `AsyncAWSClient`."""

    _cls = AsyncRecordedAWS
    _own = AWS_OPTIONS | {"workspace_id"}


class AsyncAnthropicBedrock(AsyncPlatformAnthropic):
    """Amazon Bedrock, with the options of `AsyncBedrockClient`."""

    _cls = AsyncRecordedBedrock
    _own = AWS_OPTIONS


class AsyncAnthropicBedrockMantle(AsyncPlatformAnthropic):
    """Bedrock's endpoint with the API's own paths, with the options of `AsyncBedrockMantleClient`."""

    _cls = AsyncRecordedBedrockMantle
    _own = AWS_OPTIONS


class AsyncAnthropicFoundry(AsyncPlatformAnthropic):
    """Microsoft Foundry, with the options of `AsyncFoundryClient`."""

    _cls = AsyncRecordedFoundry
    _own = frozenset({"resource", "azure_ad_token_provider", "credential"})


class AsyncAnthropicGoogleCloud(AsyncPlatformAnthropic):
    """Claude on Google Cloud, with the options of `AsyncGoogleCloudClient`."""

    _cls = AsyncRecordedGoogleCloud
    _own = GOOGLE_OPTIONS | {"project", "location", "workspace_id"}


class AsyncAnthropicVertex(AsyncPlatformAnthropic):
    """Google Vertex AI, with the options of `AsyncVertexClient`."""

    _cls = AsyncRecordedVertex
    _own = GOOGLE_OPTIONS | {"region", "project_id"}
