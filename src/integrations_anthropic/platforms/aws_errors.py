"""Errors of AWS services as the API would say them.

Source: https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html and the errors of InvokeModel there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .platform import TranslatedError, type_of_status

__all__ = ["aws_error", "error_type"]

_TYPES = {
    "accessdenied": "permission_error",
    "authfailure": "authentication_error",
    "expiredtoken": "authentication_error",
    "incompletesignature": "authentication_error",
    "internalfailure": "api_error",
    "internalserver": "api_error",
    "invalidclienttokenid": "authentication_error",
    "invalidsignature": "authentication_error",
    "missingauthenticationtoken": "authentication_error",
    "modelerror": "api_error",
    "modelnotready": "overloaded_error",
    "modelstreamerror": "api_error",
    "modeltimeout": "timeout_error",
    "notauthorized": "permission_error",
    "optinrequired": "permission_error",
    "requestentitytoolarge": "request_too_large",
    "requestexpired": "authentication_error",
    "requestinthefuture": "authentication_error",
    "requestlimitexceeded": "rate_limit_error",
    "requestthrottled": "rate_limit_error",
    "requesttimetooskewed": "authentication_error",
    "resourcenotfound": "not_found_error",
    "servicequotaexceeded": "rate_limit_error",
    "serviceunavailable": "overloaded_error",
    "signaturedoesnotmatch": "authentication_error",
    "slowdown": "rate_limit_error",
    "throttled": "rate_limit_error",
    "throttling": "rate_limit_error",
    "toomanyrequests": "rate_limit_error",
    "unrecognizedclient": "authentication_error",
    "validation": "invalid_request_error",
}


def error_type(name: str) -> str | None:
    """The API's type for an exception of AWS: `ThrottlingException`, `throttlingException`, `Throttling`; or None."""
    return _TYPES.get(name.lower().removesuffix("exception").removesuffix("error"), _TYPES.get(name.lower()))


def aws_error(status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
    """The error of a response; None where its JSON has the API's form, or is no error of AWS."""
    body = data if isinstance(data, dict) else {}
    if isinstance(body.get("error"), dict):
        return None
    # `ThrottlingException:http://internal.amazon.com/coral/…`, or in the body `com.amazonaws#ThrottlingException`.
    stated = headers.get("x-amzn-errortype") or body.get("__type") or body.get("code") or ""
    name = stated.partition(":")[0].rpartition("#")[2].strip() if isinstance(stated, str) else ""
    message = next((text for key in ("message", "Message") if isinstance(text := body.get(key), str) and text), "")
    if not name and not message:
        return None
    kind = error_type(name) or type_of_status(status)
    return TranslatedError(kind, message or name, name, 500 if _is_fault_of_model(name, body) else None)


def _is_fault_of_model(name: str, body: Mapping[str, Any]) -> bool:
    """Whether a model failed in a way that trying again may help, though Bedrock has a 4xx for it (424).

    AWS says so of ModelStreamErrorException, always. Of ModelErrorException it says nothing, and its own libraries do
    not retry it; but it has the status that the model answered with. Where that is one that a service recovers from,
    it is retried; without one, or with that of a fault of the request, the error stands. ModelNotReadyException (429),
    which AWS retries, is an OverloadedError by its type.

    Source: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithResponseStream.html.
    """
    word = name.lower().removesuffix("exception")
    original = body.get("originalStatusCode")
    if word == "modelerror" and isinstance(original, int):
        return original in (408, 429) or original >= 500
    return word == "modelstreamerror"
