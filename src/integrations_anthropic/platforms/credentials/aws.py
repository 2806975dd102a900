"""Credentials of AWS by botocore: the chain, profiles and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._core.codec.error_response import without_traceback
from ..._loading.lazy_import import load
from ..._runtime.fork import register_after_fork
from ...errors import ConfigurationError, CredentialError
from ...secrets import SecretString, header_value, seal
from .aws_faults import aws_problem
from .aws_logs import silent_botocore
from .aws_signer import AWSSigner
from .bearer import BearerToken, KeyHeaders
from .cache import CredentialCache, Fetched, lasts
from .extras import check_installed

if TYPE_CHECKING:
    from ..platform import Signer
    from .aws_keys import AWSKeys, AWSService

__all__ = ["aws_credential"]


def aws_credential(keys: AWSKeys, service: AWSService, region: str | None) -> CredentialCache[Signer]:
    """What authorises requests of a service; nothing is fetched yet.

    An API key is sent as a bearer token: `keys.api_key`, else, where no credentials were given, that of the
    environment. All else is signed for the service in `region`, with botocore. Raises ConfigurationError for
    credentials that do not go together, and where the region or the extra is missing.
    """
    keys.check()
    token, source = service.token(keys)
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
            raise aws_problem(error) from without_traceback(error)
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
