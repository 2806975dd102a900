# Written by `make api-dump`: what integrations_anthropic.errors has for its users. Do not edit.

from . import APIConnectionError as APIConnectionError
from . import APIError as APIError
from . import APITimeoutError as APITimeoutError
from . import AnthropicError as AnthropicError
from . import Attempt as Attempt
from . import AuthenticationError as AuthenticationError
from . import BillingError as BillingError
from . import CircuitBreakerOpenError as CircuitBreakerOpenError
from . import ConfigurationError as ConfigurationError
from . import ConflictError as ConflictError
from . import CredentialError as CredentialError
from . import DeadlineExceededError as DeadlineExceededError
from . import ErrorKind as ErrorKind
from . import EventTooLargeError as EventTooLargeError
from . import InternalServerError as InternalServerError
from . import InvalidRequestError as InvalidRequestError
from . import LocalRateLimitError as LocalRateLimitError
from . import NotFoundError as NotFoundError
from . import OutputParseError as OutputParseError
from . import OverloadedError as OverloadedError
from . import PermissionDeniedError as PermissionDeniedError
from . import PoolTimeoutError as PoolTimeoutError
from . import RateLimitError as RateLimitError
from . import RequestTooLargeError as RequestTooLargeError
from . import ResponseTooLargeError as ResponseTooLargeError
from . import RetryExhaustedError as RetryExhaustedError
from . import SerializationError as SerializationError
from . import StreamStalledError as StreamStalledError
from . import StreamTruncatedError as StreamTruncatedError
from . import TLSError as TLSError
from . import ToolError as ToolError
from . import ToolRoundsExceededError as ToolRoundsExceededError
from . import ToolTimeoutError as ToolTimeoutError
from . import ValidationError as ValidationError
from . import WebhookVerificationError as WebhookVerificationError

class OriginalCause(Exception):
    def __init__(self, type_name: str, text: str) -> None: ...
