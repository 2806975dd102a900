# Derived from src/integrations_anthropic/platforms/_async/aws.py by `make codegen`. Do not edit.
"""The async clients of Claude Platform on AWS, and of Bedrock's endpoint with the API's own paths."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Unpack

from ...secrets import seal
from ..aws import AWSPlatform, MantlePlatform, aws_url, mantle_url
from ..credentials.aws import aws_credential
from ..credentials.aws_keys import AWSKeys, AWSService
from ..credentials.aws_region import client_region
from ..given_values import given_url
from ..lacking import offers_only
from .client import PlatformClient

if TYPE_CHECKING:
    from ...config import ClientConfig
    from ...secrets import SecretString
    from .options import PlatformOptions

__all__ = ["AWSClient", "BedrockMantleClient"]

AWS = AWSService("aws-external-anthropic", AWSPlatform.title, "aws", ("ANTHROPIC_AWS_API_KEY",), "x-api-key")
MANTLE_KEYS = ("AWS_BEARER_TOKEN_BEDROCK", "ANTHROPIC_AWS_API_KEY")
MANTLE = AWSService("bedrock-mantle", MantlePlatform.title, "bedrock", MANTLE_KEYS)


class AWSClient(PlatformClient):
    """Calls Claude Platform on AWS, with all services, types, streams and errors of `AnthropicClient`.

    Requests are signed with the credentials of AWS (extra `aws`), or carry an API key; files are sent with a key only.

    Args:
        config: options as a record, without credentials.
        aws_region: the region. Default: `AWS_REGION`, `AWS_DEFAULT_REGION`, then that of the profile.
        aws_profile: profile of `~/.aws`. Default: the AWS credential chain, which reads `AWS_PROFILE`.
        aws_access_key: access key id, with `aws_secret_key`, and `aws_session_token` where it is a temporary one.
        aws_secret_key: secret access key.
        aws_session_token: session token.
        api_key: API key, sent in place of a signature. Default: `ANTHROPIC_AWS_API_KEY`, unless other credentials are
            given.
        workspace_id: the workspace. Default: `ANTHROPIC_AWS_WORKSPACE_ID`.
        base_url: default: that of `config`, `ANTHROPIC_AWS_BASE_URL`, then the endpoint of the region.
        options: as for `AnthropicClient`.

    Raises:
        ConfigurationError: an option is invalid, there is no region or workspace, or the extra is missing.
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
        workspace_id: str | None = None,
        base_url: str | None = None,
        **options: Unpack[PlatformOptions],
    ) -> None:
        keys = AWSKeys.sealed(aws_profile, aws_access_key, aws_secret_key, aws_session_token, api_key)
        # A traceback may show the local variables of this frame.
        del aws_access_key, aws_secret_key, aws_session_token, api_key
        config = seal(config)
        keys.check()
        platform = AWSPlatform(workspace_id or os.environ.get("ANTHROPIC_AWS_WORKSPACE_ID") or None)
        url = given_url(base_url, config, "ANTHROPIC_AWS_BASE_URL")
        region = client_region(aws_region, keys, AWS, has_url=url is not None)
        credential = aws_credential(keys, AWS, region)
        self._start(platform, credential, url or aws_url(region), config, options)


@offers_only("messages", platform=MantlePlatform.title)
class BedrockMantleClient(PlatformClient):
    """Calls Bedrock's endpoint with the API's own paths: `client.messages`, as with `AnthropicClient`.

    Requests are signed with the credentials of AWS (extra `bedrock`), or sent with an API key of Bedrock.

    Args:
        config: options as a record, without credentials.
        aws_region: the region. Default: `AWS_REGION`, `AWS_DEFAULT_REGION`, then that of the profile.
        aws_profile: profile of `~/.aws`. Default: the AWS credential chain, which reads `AWS_PROFILE`.
        aws_access_key: access key id, with `aws_secret_key`, and `aws_session_token` where it is a temporary one.
        aws_secret_key: secret access key.
        aws_session_token: session token.
        api_key: API key of Bedrock. Default: `AWS_BEARER_TOKEN_BEDROCK`, then `ANTHROPIC_AWS_API_KEY`, unless other
            credentials are given.
        base_url: default: that of `config`, `ANTHROPIC_BEDROCK_MANTLE_BASE_URL`, then the endpoint of the region.
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
        url = given_url(base_url, config, "ANTHROPIC_BEDROCK_MANTLE_BASE_URL")
        region = client_region(aws_region, keys, MANTLE, has_url=url is not None)
        credential = aws_credential(keys, MANTLE, region)
        self._start(MantlePlatform(), credential, url or mantle_url(region), config, options)
