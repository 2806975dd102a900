"""Options of methods beside what the operation takes: (name, annotation without None, documentation)."""

from __future__ import annotations

__all__ = ["AFTER", "KEEP_RAW", "LONG_REQUESTS", "OPTIONS", "PROGRESS"]

OPTIONS = (
    ("timeout", "float", "seconds for one attempt; default: the client's setting"),
    ("max_retries", "int", "retries after a failed attempt; default: the client's setting"),
    ("deadline", "float", "seconds from now until the whole call, waits and retries included, has to end"),
    ("extra_headers", "Mapping[str, str]", "additional headers; they override the client's own"),
    ("extra_query", "Mapping[str, Any]", "query parameters that this version does not know"),
    ("extra_body", "Mapping[str, Any]", "body fields that this version does not know; they override known ones"),
    ("beta_features", "Sequence[str]", "beta features for this call, in addition to the client's"),
)
KEEP_RAW = ("keep_raw", "bool", "whether `meta.raw` has the body of the response; default: the client's setting")
LONG_REQUESTS = (
    "long_requests",
    'Literal["stream", "direct"]',
    "whether a response that may take longer than `timeout` is streamed internally; default: the client's setting",
)
AFTER = ("after", "str", "`{key}` of a line: results start after it")
PROGRESS = (
    "progress",
    "Callable[[int, int | None], object]",
    "called with the bytes sent so far and those of the whole request (None: not known beforehand); it must be fast",
)
"""Options of some methods only: with a whole response; a long one; lines with an identifying field; files."""
