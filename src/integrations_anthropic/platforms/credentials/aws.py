"""Credentials of AWS by botocore: the chain, profiles, roles, and the signature of a request (Signature Version 4)."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import frozen

from ..._core.codec.error_response import without_traceback
from ..._loading.lazy_import import load
from ..._redact import scrubbed
from ..._runtime.fork import register_after_fork
from ...errors import APIConnectionError, ConfigurationError, CredentialError
from ...secrets import SecretString, header_value, seal
from .aws_logs import silent_botocore
from .bearer import BearerToken, KeyHeaders
from .cache import CredentialCache, Fetched, lasts
from .extras import check_installed

if TYPE_CHECKING:
    from ..._core.call.request import Request
    from ..platform import Signer

__all__ = ["AWSKeys", "AWSService", "AWSSigner", "aws_credential", "aws_region_of"]

_TIMESTAMP = "%Y%m%dT%H%M%SZ"
_REGION = re.compile(r"[a-z]{2,}(?:-[a-z0-9]+)+")


@frozen(kw_only=True)
class AWSKeys:
    """The credentials that a client was given; None where it was given none."""

    access_key: SecretString | None
    secret_key: SecretString | None
    session_token: SecretString | None
    profile: str | None
    api_key: SecretString | None

    @classmethod
    def sealed(cls, profile: Any, access: Any, secret: Any, session: Any, api_key: Any) -> AWSKeys:
        """The same of strings, which are wrapped so that nothing shows them."""
        return cls(
            access_key=seal(access),
            secret_key=seal(secret),
            session_token=seal(session),
            profile=profile,
            api_key=seal(api_key),
        )

    def check(self) -> None:
        """Raise ConfigurationError for credentials that do not go together, or cannot be sent."""
        for name, secret in (
            ("aws_access_key", self.access_key),
            ("aws_secret_key", self.secret_key),
            ("aws_session_token", self.session_token),
            ("api_key", self.api_key),
        ):
            if secret is not None:
                if not isinstance(secret, SecretString):
                    raise ConfigurationError(f"{name} must be a string, not {type(secret).__name__}", field=name)
                header_value(secret, name)
        keys = (self.access_key, self.secret_key)
        if None in keys and keys != (None, None):
            missing = "aws_secret_key" if self.secret_key is None else "aws_access_key"
            raise ConfigurationError(f"{missing} is missing: aws_access_key and aws_secret_key belong together")
        if self.session_token is not None and self.access_key is None:
            raise ConfigurationError("aws_session_token needs aws_access_key and aws_secret_key")
        if self.profile is not None and (not isinstance(self.profile, str) or not self.profile.strip()):
            raise ConfigurationError("aws_profile must be the name of a profile", field="aws_profile")
        given = [self.access_key is not None, self.profile is not None, self.api_key is not None]
        if sum(given) > 1:
            raise ConfigurationError("give one of api_key, aws_profile, and aws_access_key with aws_secret_key")


class AWSService(NamedTuple):
    """A service of AWS, as far as its credentials go."""

    name: str
    """What signatures are made for."""
    title: str
    extra: str
    """The extra of this package that it needs."""
    variables: tuple[str, ...]
    """Variables of the environment that may have an API key, the first one first."""
    key_header: str = ""
    """The header that an API key is sent as; empty: as a bearer token."""


class AWSSigner:
    """Signs requests with one set of credentials, which botocore calls frozen."""

    def __init__(self, credentials: Any, service: str, region: str) -> None:
        self._auth = load("botocore.auth").SigV4Auth(credentials, service, region)
        self._request = load("botocore.awsrequest").AWSRequest

    def sign(self, request: Request) -> None:
        """Sign host, content type, headers of AWS, query and body; other headers may still be changed on the way.

        Raises ConfigurationError for a body that is not there before it is sent.
        """
        if request.upload is not None:
            raise ConfigurationError(
                f"{request.operation.name}: files are read while they are sent, and cannot be signed before: give "
                "the client an api_key"
            )
        address, mark, query = request.url.partition("?")
        # In a signed query a space is `%20`; a plus sign of the caller's own is `%2B`.
        request.url = address + mark + query.replace("+", "%20")
        named = {"x-amz-date": datetime.now(UTC).strftime(_TIMESTAMP)}
        if self._auth.credentials.token:
            named["x-amz-security-token"] = self._auth.credentials.token
        request.headers |= named | {"authorization": self.authorization(request, named)}

    def authorization(self, request: Request, named: dict[str, str]) -> str:
        """The header `authorization`; `named`: the headers of a signature, in lower case.

        Step by step, because botocore's own `add_auth` writes the session token into its log.
        """
        auth = self._auth
        # AWS refuses a request that has a header `x-amz-…` which is not signed.
        own = {name: value for name, value in request.headers.items() if _is_signed(name.lower())}
        headers = {**own, **named}
        signed = self._request(method=request.method, url=request.url, headers=headers, data=request.body or b"")
        signed.context["timestamp"] = named["x-amz-date"]
        names = auth.signed_headers(auth.headers_to_sign(signed))
        signature = auth.signature(auth.string_to_sign(signed, auth.canonical_request(signed)), signed)
        return f"AWS4-HMAC-SHA256 Credential={auth.scope(signed)}, SignedHeaders={names}, Signature={signature}"


def _is_signed(name: str) -> bool:
    # That of a trace is changed on the way.
    return name == "content-type" or (name.startswith(("x-amz-", "x-amzn-")) and name != "x-amzn-trace-id")


def aws_region_of(region: str | None, profile: str | None) -> str | None:
    """The region that was given, else that of the environment, else that of the profile; None where there is none."""
    found: Any = region or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    if not found:
        try:
            found = load("botocore.session").Session(profile=profile).get_config_variable("region")
        except ModuleNotFoundError:
            return None
        except Exception as error:
            raise _problem(error) from without_traceback(error)
    if found and (not isinstance(found, str) or not _REGION.fullmatch(found)):
        raise ConfigurationError(f"aws_region must be a region of AWS, such as us-east-1, not {found!r}")
    return found or None


def aws_credential(keys: AWSKeys, service: AWSService, region: str | None) -> CredentialCache[Signer]:
    """What authorises requests of a service; nothing is fetched yet.

    An API key is sent as a bearer token: `keys.api_key`, else, where no credentials were given, that of the
    environment. All else is signed for the service in `region`, with botocore. Raises ConfigurationError for
    credentials that do not go together, and where the region or the extra is missing.
    """
    keys.check()
    source, token = "api_key", keys.api_key
    if token is None and keys.access_key is None and keys.profile is None:
        source = next((name for name in service.variables if os.environ.get(name)), "")
        token = SecretString(os.environ[source]) if source else None
    if token is not None:
        header = service.key_header
        signer: Signer = KeyHeaders(token, source, header) if header else BearerToken(token, source)
        return CredentialCache(lambda: Fetched(signer, lasts))
    check_installed("botocore", service.extra, service.title)
    if region is None:
        raise ConfigurationError(
            f"{service.title}: no region found: pass aws_region=, set AWS_REGION, or give the profile a region",
            field="aws_region",
        )
    chain = _Chain(keys, service.name, region)
    return CredentialCache(chain.fetch, forget=chain.forget)


class _Chain:
    """The credentials of botocore, found once; botocore renews those that end."""

    def __init__(self, keys: AWSKeys, service: str, region: str) -> None:
        self._keys, self._service, self._region = keys, service, region
        self._credentials: Any = None
        register_after_fork(self)

    def after_fork(self) -> None:
        """Look for them anew in a child process: a thread of the parent's may have held the lock of botocore."""
        self._credentials = None

    def forget(self) -> None:
        """They were refused: look for others, such as those of a file that was written anew."""
        self._credentials = None

    def fetch(self) -> Fetched[Signer]:
        """A signer with the credentials of this moment; may block."""
        try:
            with silent_botocore():
                found = self._credentials or self._found()
                signer: Signer = AWSSigner(_sound(found.get_frozen_credentials()), self._service, self._region)
            self._credentials = found
        except CredentialError:
            raise
        except Exception as error:
            raise _problem(error) from without_traceback(error)
        return Fetched(signer, getattr(found, "refresh_needed", lasts))

    def _found(self) -> Any:
        keys = self._keys
        if keys.access_key is not None and keys.secret_key is not None:
            token = None if keys.session_token is None else keys.session_token.expose_secret()
            make = load("botocore.credentials").Credentials
            return make(keys.access_key.expose_secret(), keys.secret_key.expose_secret(), token)
        session = load("botocore.session").Session(profile=keys.profile)
        # A role is assumed at the STS of a region, and botocore knows neither `aws_region` nor `AWS_REGION`.
        if not session.get_config_variable("region"):
            session.set_config_variable("region", self._region)
        found = session.get_credentials()
        if found is None:
            raise CredentialError(
                "no AWS credentials found: pass aws_access_key= and aws_secret_key=, or aws_profile=, set up the AWS "
                "credential chain (environment, ~/.aws, container or instance role), or pass api_key=",
                reason="no_login",
            )
        return found


def _sound(frozen_now: Any) -> Any:
    """The same credentials. Raises ConfigurationError, which shows none of them, where they cannot be sent."""
    names = ("access_key", "secret_key", "token") if frozen_now.token else ("access_key", "secret_key")
    for name in names:
        secret = seal(getattr(frozen_now, name))
        if not isinstance(secret, SecretString):
            raise ConfigurationError(f"{name} must be a string, not {type(secret).__name__}")
        header_value(secret, name)
    return frozen_now


def _problem(error: Exception) -> CredentialError | APIConnectionError:
    """The error for what botocore raises: whatever it is, its credentials cannot be had."""
    why = f"their source gave no {error}" if isinstance(error, KeyError) else scrubbed(str(error))
    text = f"the AWS credentials cannot be had: {why or type(error).__name__}"
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
