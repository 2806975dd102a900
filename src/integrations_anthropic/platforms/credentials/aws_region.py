"""The region of AWS that a client calls."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from ..._core.codec.error_response import without_traceback
from ..._loading.lazy_import import load
from ...errors import ConfigurationError, CredentialError
from .aws_faults import aws_problem

if TYPE_CHECKING:
    from .aws_keys import AWSKeys, AWSService

__all__ = ["aws_region_of", "client_region"]

_REGION = re.compile(r"[a-z]{2,}(?:-[a-z0-9]+)+")


def client_region(region: str | None, keys: AWSKeys, service: AWSService, *, has_url: bool) -> str | None:
    """The region of a client, as `aws_region_of`; `has_url`: whether it is to make no endpoint.

    A profile is read for its region only where that is needed: not for a client that has a URL and an API key. Where
    credentials were given, a profile that cannot be read is no fault of theirs, and a ConfigurationError.
    """
    token, _ = service.token(keys)
    if has_url and token is not None and not region:
        return None
    try:
        return aws_region_of(region, keys.profile)
    except CredentialError as error:
        if token is None and keys.access_key is None:
            raise
        why = f"{service.title}: no region found: pass aws_region=, or set AWS_REGION ({error.message})"
        raise ConfigurationError(why, field="aws_region") from error


def aws_region_of(region: str | None, profile: str | None) -> str | None:
    """The region that was given, else that of the environment, else that of the profile; None where there is none."""
    found: Any = region
    where = ""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        if not found:
            found, where = os.environ.get(name), f" (from variable {name})"
    if not found:
        found, where = _of_profile(profile), " (from the profile)"
    if found and (not isinstance(found, str) or not _REGION.fullmatch(found)):
        why = f"aws_region{where} must be a region of AWS, such as us-east-1, not {found!r}"
        raise ConfigurationError(why, field="aws_region")
    return found or None


def _of_profile(profile: str | None) -> Any:
    """The region of a profile; None where it has none, or botocore is missing."""
    try:
        return load("botocore.session").Session(profile=profile).get_config_variable("region")
    except ModuleNotFoundError:
        return None
    except Exception as error:
        raise aws_problem(error, "the AWS profile cannot be read") from without_traceback(error)
