"""The rules of Amazon Bedrock: its paths and bodies, and how it streams.

Source: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .._config.sources import SourcedValue
from .._core.call.parameters.dot_segments import has_dot_segment
from .._core.codec.json import dumps
from .._core.http.request_headers import BETA_HEADER
from ..errors import ConfigurationError, InvalidRequestError, ValidationError
from .aws_errors import aws_error
from .aws_partitions import domains_of
from .event_stream import EventStreamDecoder
from .platform import Frames, Platform, TranslatedError, json_body, refused, split_url

if TYPE_CHECKING:
    from .._config.sources import SourcedValue
    from .._core.call.request import Request
from ..errors import APIError

__all__ = ["BedrockPlatform", "bedrock_url", "path_model"]

MESSAGES = "/v1/messages"
VERSION_HEADER = "anthropic-version"
PROFILE_HEADER = "anthropic-user-profile-id"
EVENT_STREAM = "application/vnd.amazon.eventstream"
VERSIONS = {"2023-06-01": "bedrock-2023-05-31"}
"""The platform's names for versions of the API; others are sent as they are."""


class BedrockPlatform(Platform):
    """`POST /model/{model}/invoke`, or `/invoke-with-response-stream`, which answers in frames of AWS."""

    title = "Amazon Bedrock"
    provider = "aws.bedrock"
    key_advice = (
        "check the AWS credentials: aws_access_key= and aws_secret_key=, aws_profile=, the AWS credential chain "
        "(environment, ~/.aws, container or instance role), or api_key= and AWS_BEARER_TOKEN_BEDROCK for an API key "
        "of Bedrock"
    )
    model_advice = (
        "Bedrock names models anthropic.claude-…-v1:0, and inference profiles us.anthropic.claude-…-v1:0 (or eu., "
        "apac., global., or the ARN); each has to be available in the region of the client"
    )

    def rewrite(self, request: Request) -> None:
        """Move the model and the flag of a stream into the path, and what the API has as headers into the body.

        Raises ConfigurationError for a message thread as well.
        """
        if request.operation.path != MESSAGES:
            if request.operation.path.startswith("/v1/"):
                raise refused(request, self.title)
            return
        data = json_body(request, self.title)
        if data.get("thread") is not None:
            raise _no_thread(request, self.title)
        base, query = split_url(request)
        headers = request.headers
        model, stream = path_model(data), data.pop("stream", False)
        version = headers.pop(VERSION_HEADER, "")
        data.setdefault("anthropic_version", VERSIONS.get(version, version))
        if betas := headers.pop(BETA_HEADER, ""):
            data["anthropic_beta"] = _joined([beta.strip() for beta in betas.split(",")], data.get("anthropic_beta"))
        if profile := headers.pop(PROFILE_HEADER, ""):
            data.setdefault("user_profile_id", profile)
        # What the model's own response is to be; frames are what the path asks for.
        headers["accept"] = "application/json"
        request.url = f"{base}/model/{model}/invoke{'-with-response-stream' if stream else ''}{query}"
        request.body = dumps(data)

    def error(self, status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
        return aws_error(status, headers, data)

    def explain(self, error: APIError, now: float) -> None:
        # A model that it does not know is a 400 here.
        if isinstance(error, InvalidRequestError) and "model identifier" in error.message:
            error.add_note(self.model_advice)
        else:
            super().explain(error, now)

    def frames(self, headers: Mapping[str, str], max_event_bytes: int) -> Frames | None:
        return EventStreamDecoder(max_event_bytes) if headers.get("content-type", "").startswith(EVENT_STREAM) else None


def _joined(betas: list[str], given: Any) -> Any:
    """Betas of a header and those that a caller has put into the body, each once; what is no list stays as it is."""
    if given is None:
        return betas
    return [*given, *(beta for beta in betas if beta not in given)] if isinstance(given, list) else given


def _no_thread(request: Request, title: str) -> ConfigurationError:
    """The error for a message thread.

    An error of AWS is a name and a text, without the code of the API that says that a thread is lost or cannot be: no
    run could go on after it.
    """
    why = "its errors cannot say that a thread is lost: leave it out, and the whole conversation is sent each time"
    return ConfigurationError(
        f"{request.operation.name}: {title} has no message threads (thread=), as {why}; nothing was sent",
        field="thread",
    )


def bedrock_url(region: str | None) -> SourcedValue:
    """The endpoint of a region. ConfigurationError where there is none."""
    if region is None:
        raise ConfigurationError(
            "Amazon Bedrock: no region found: pass aws_region= or base_url=, or set AWS_REGION", field="aws_region"
        )
    return SourcedValue(f"https://bedrock-runtime.{region}.{domains_of(region).plain}", f"region {region}")


def path_model(data: dict[str, Any]) -> str:
    """Take the model out of a body, as one segment of a path. Raises ValidationError where it cannot be that."""
    model = data.pop("model", None)
    # Some servers look at a segment only up to its first semicolon.
    if not isinstance(model, str) or not model.partition(";")[0].strip():
        raise ValidationError("model: must be the name of a model", field="model", value=model)
    if has_dot_segment(model):
        raise ValidationError("model: must not have a part that is '.' or '..'", field="model", value=model)
    return quote(model, safe=":@")
