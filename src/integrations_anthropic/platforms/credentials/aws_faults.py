"""The errors for what botocore raises where credentials or settings of AWS cannot be had."""

from __future__ import annotations

from typing import Any

from ..._loading.lazy_import import load
from ..._redact import scrubbed
from ...errors import APIConnectionError, CredentialError

__all__ = ["aws_problem"]


def aws_problem(
    error: Exception, problem: str = "the AWS credentials cannot be had"
) -> CredentialError | APIConnectionError:
    """The error for what botocore raises. `problem`: what that means, the beginning of its message."""
    why = f"their source gave no {error}" if isinstance(error, KeyError) else scrubbed(str(error))
    text = f"{problem}: {why or type(error).__name__}"
    if _may_pass(error):
        return APIConnectionError(text, phase="credentials")
    return CredentialError(text, reason="no_login")


def _may_pass(error: BaseException) -> bool:
    """Whether trying again may help: the network failed, or the source was too busy to answer."""
    faults = load("botocore.exceptions")
    if isinstance(error, faults.ClientError):
        answer: Any = error
        status = answer.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return status in (408, 429) or status >= 500 or "Throttl" in answer.response.get("Error", {}).get("Code", "")
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, (faults.HTTPClientError, faults.ConnectionError)):
        # botocore raises errors of its own in place of that of a connection.
        cause = cause.__cause__ or cause.__context__
    return cause is not None
