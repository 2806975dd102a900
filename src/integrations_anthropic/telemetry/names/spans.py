"""The spans and their events."""

from __future__ import annotations

__all__ = ["SPANS"]

SPANS = {
    "call": (
        '`anthropic.client.<operation>`; `chat {model}` with `span_names="genai"`',
        "CLIENT",
        "*call*: a call, with all of its attempts; of a stream until its last event",
    ),
    "execute": ("`anthropic.resilience.execute`", "INTERNAL", "*execute*: its attempts, and the waits between them"),
    "attempt": ("`anthropic.transport.send`", "CLIENT", "*attempt*: one request and its response"),
    "run": ("`invoke_agent`", "INTERNAL", "*run*: a run of tools, with its requests and its calls of tools"),
    "tool": ("`execute_tool {name}`", "INTERNAL", "*tool*: a call of a tool that the model asked for"),
    "retry event": ("event `retry`", "of execute", "*retry event*: an attempt failed, and another follows"),
    "reconnect event": (
        "event `reconnect`",
        "of call",
        "*reconnect event*: the event stream of a session broke off, and another call opens it again",
    ),
    "exception event": (
        "event `exception`",
        "of attempt, execute, call, tool",
        "*exception event*: what failed; of execute, where no attempt was made; of a call, where its response or "
        "stream said so, or could not be read",
    ),
    "closed event": ("event `closed before its end`", "of call", "the consumer of a stream stopped"),
}
"""By what the attributes call them: the name, the kind, and what it stands for."""
