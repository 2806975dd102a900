# Derived from src/integrations_anthropic/platforms/_async/bedrock.py by `make codegen`. Do not edit.
"""The async client of Claude in Amazon Bedrock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ..._loading.lazy_property import lazy_property
from ..._sync.services.messages import MessagesService
from ...secrets import seal
from ..bedrock import BedrockPlatform, bedrock_url
from ..credentials.aws import aws_credential
from ..credentials.aws_keys import AWSKeys, AWSService
from ..credentials.aws_region import client_region
from ..given_values import given_url
from ..lacking import PlatformNames, lacking, offers_only
from .client import PlatformClient

if TYPE_CHECKING:
    from ...config import ClientConfig
    from ...secrets import SecretString
    from .options import PlatformOptions

__all__ = ["BedrockClient", "BedrockMessagesService"]

SERVICE = AWSService("bedrock", BedrockPlatform.title, "bedrock", ("AWS_BEARER_TOKEN_BEDROCK",))


class BedrockMessagesService(PlatformNames, MessagesService):
    """Creates messages, whole or as a stream. Bedrock counts no tokens beforehand."""

    count_tokens: Any = lacking(BedrockPlatform.title)
    batches: Any = lacking(BedrockPlatform.title)


@offers_only("messages", platform=BedrockPlatform.title)
class BedrockClient(PlatformClient):
    """Calls Claude in Amazon Bedrock: `client.messages`, with the types, streams and errors of `AnthropicClient`.

    Requests are signed with the credentials of AWS (extra `bedrock`), or sent with an API key of Bedrock. Models have
    Bedrock's names: `anthropic.claude-…-v1:0`, or inference profiles such as `us.anthropic.claude-…-v1:0`.
    Credentials are fetched at the first call, and renewed before they end.

    Args:
        config: options as a record, without credentials.
        aws_region: the region. Default: `AWS_REGION`, `AWS_DEFAULT_REGION`, then that of the profile.
        aws_profile: profile of `~/.aws`. Default: the AWS credential chain, which reads `AWS_PROFILE`.
        aws_access_key: access key id, with `aws_secret_key`, and `aws_session_token` where it is a temporary one.
        aws_secret_key: secret access key.
        aws_session_token: session token.
        api_key: API key of Bedrock, sent in place of a signature. Default: `AWS_BEARER_TOKEN_BEDROCK`, unless other
            credentials are given.
        base_url: default: that of `config`, `ANTHROPIC_BEDROCK_BASE_URL`, then the endpoint of the region.
        options: as for `AnthropicClient`.

    Raises:
        ConfigurationError: an option is invalid, there is no region, or the extra is missing.
    """

    def __init__(
        self,
        config: ClientConfig | None = None,
        *,
        aws_region: str | None = None,
        aws_profile: str | None = None,
        aws_access_key: str | SecretString | None = None,
        aws_secret_key: str | SecretString | None = None,
        aws_session_token: str | SecretString | None = None,
        api_key: str | SecretString | None = None,
        base_url: str | None = None,
        **options: Unpack[PlatformOptions],
    ) -> None:
        keys = AWSKeys.sealed(aws_profile, aws_access_key, aws_secret_key, aws_session_token, api_key)
        # A traceback may show the local variables of this frame.
        del aws_access_key, aws_secret_key, aws_session_token, api_key
        config = seal(config)
        keys.check()
        url = given_url(base_url, config, "ANTHROPIC_BEDROCK_BASE_URL")
        region = client_region(aws_region, keys, SERVICE, has_url=url is not None)
        credential = aws_credential(keys, SERVICE, region)
        self._start(BedrockPlatform(), credential, url or bedrock_url(region), config, options)

    @lazy_property
    def messages(self) -> BedrockMessagesService:
        """Creates messages, whole or as a stream."""
        return BedrockMessagesService(self._pipeline)
