# Written by `make api-dump`: what integrations_anthropic.hooks has for its users. Do not edit.

from . import RequestNotice as RequestNotice
from . import ResponseNotice as ResponseNotice
AsyncRequestHook: TypeAlias = Callable[[RequestNotice], Mapping[str, str] | Awaitable[Mapping[str, str] | None] | None]
AsyncResponseHook: TypeAlias = Callable[[ResponseNotice], object]
RequestHook: TypeAlias = Callable[[RequestNotice], Mapping[str, str] | None]
ResponseHook: TypeAlias = Callable[[ResponseNotice], object]
