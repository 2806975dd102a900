# Derived from src/integrations_anthropic/compat/_async/clouds/clients.py by `make codegen`. Do not edit.
"""The clients of the official package for other clouds, over those of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ....platforms._sync.aws import AWSClient, BedrockMantleClient
from ....platforms._sync.bedrock import BedrockClient
from ....platforms._sync.client import PlatformClient
from ....platforms._sync.foundry import FoundryClient
from ....platforms._sync.google_cloud import GoogleCloudClient
from ....platforms._sync.vertex import VertexClient
from ...cloud_options import AWS_OPTIONS, GOOGLE_OPTIONS
from ..client import Anthropic, RecordingClient
from ..recorder import Recorder

if TYPE_CHECKING:
    from ...._components.components import Components
    from ...._config.settings import Settings
    from ...._core.call.protocols import Transport
    from ...._sync.client import AnthropicClient

__all__ = [
    "AnthropicAWS",
    "AnthropicBedrock",
    "AnthropicBedrockMantle",
    "AnthropicFoundry",
    "AnthropicGoogleCloud",
    "AnthropicVertex",
]


class RecordingPlatformClient(PlatformClient, RecordingClient):
    """A client of a cloud whose calls are recorded as the API's are: what a cloud sends is translated before."""

    def _assemble(self, settings: Settings, transport: Transport, components: Components) -> None:
        if isinstance(transport, Recorder):
            # That of the client whose copy this is: it is not to be translated again.
            transport = transport.transport
        super()._assemble(settings, transport, components)


class RecordedAWS(RecordingPlatformClient, AWSClient):
    pass


class RecordedBedrock(RecordingPlatformClient, BedrockClient):
    pass


class RecordedBedrockMantle(RecordingPlatformClient, BedrockMantleClient):
    pass


class RecordedFoundry(RecordingPlatformClient, FoundryClient):
    pass


class RecordedGoogleCloud(RecordingPlatformClient, GoogleCloudClient):
    pass


class RecordedVertex(RecordingPlatformClient, VertexClient):
    pass


class PlatformAnthropic(Anthropic):
    """What the clients for clouds have in common: the interface of the official one over a client of this package."""

    _cls: ClassVar[type[Any]]
    _own: ClassVar[frozenset[str]]
    """Options that say who calls which endpoint: those that only this cloud has."""

    def __init__(self, **options: Any) -> None:
        """Takes the options of `Anthropic`, and those of the cloud's client in this package, by the same names."""
        self._of_cloud = {name: options.pop(name) for name in self._own & options.keys()}
        super().__init__(**options)

    def _made(self, **options: Any) -> AnthropicClient:
        of_cloud = self._of_cloud
        del self._of_cloud
        made: AnthropicClient = self._cls(**of_cloud, **options)
        return made


class AnthropicAWS(PlatformAnthropic):
    """Claude Platform on AWS, with the options of `AWSClient`."""

    _cls = RecordedAWS
    _own = AWS_OPTIONS | {"workspace_id"}


class AnthropicBedrock(PlatformAnthropic):
    """Amazon Bedrock, with the options of `BedrockClient`."""

    _cls = RecordedBedrock
    _own = AWS_OPTIONS


class AnthropicBedrockMantle(PlatformAnthropic):
    """Bedrock's endpoint with the API's own paths, with the options of `BedrockMantleClient`."""

    _cls = RecordedBedrockMantle
    _own = AWS_OPTIONS


class AnthropicFoundry(PlatformAnthropic):
    """Microsoft Foundry, with the options of `FoundryClient`."""

    _cls = RecordedFoundry
    _own = frozenset({"resource", "azure_ad_token_provider", "credential"})


class AnthropicGoogleCloud(PlatformAnthropic):
    """Claude on Google Cloud, with the options of `GoogleCloudClient`."""

    _cls = RecordedGoogleCloud
    _own = GOOGLE_OPTIONS | {"project", "location", "workspace_id"}


class AnthropicVertex(PlatformAnthropic):
    """Google Vertex AI, with the options of `VertexClient`."""

    _cls = RecordedVertex
    _own = GOOGLE_OPTIONS | {"region", "project_id"}
