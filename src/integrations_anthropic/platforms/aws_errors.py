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
    return TranslatedError(kind, message or name, name)
