"""What programs import from `anthropic._types`: the values and types of arguments that are left out."""

from __future__ import annotations

from .arguments import NOT_GIVEN as NOT_GIVEN
from .arguments import NoneType as NoneType
from .arguments import NotGiven as NotGiven
from .arguments import Omit as Omit
from .arguments import RequestOptions as RequestOptions
from .arguments import not_given as not_given
from .arguments import omit as omit
from .httpx_defaults import Timeout as Timeout

__all__ = ["NOT_GIVEN", "NoneType", "NotGiven", "Omit", "RequestOptions", "not_given", "omit"]
