"""Pages that mkdocstrings fills from the docstrings of public classes and functions."""

from __future__ import annotations

__all__ = ["PYTHON_PAGES", "python_pages"]

_ROOT = "integrations_anthropic"
PYTHON_PAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "clients": (
        "Clients",
        "Both clients, and the configuration they share.",
        ("_sync.client.AnthropicClient", "_async.client.AsyncAnthropicClient", "config.ClientConfig"),
    ),
    "results": (
        "Results",
        "What calls return beside models: pages, streams, lines and downloads. The names of what the async client "
        "returns begin with `Async`.",
        (
            *("_sync.pages.Page", "_sync.message_stream.MessageStream", "_sync.jsonl_stream.JSONLines"),
            *("_sync.streams.typed_event_stream.TypedEventStream", "_sync.binary_response.BinaryResponse"),
            *("_sync.parsed_message_stream.ParsedMessageStream", "_core.output.parsed_message.ParsedMessage"),
            *("meta.Meta", "meta.Attempt"),
        ),
    ),
    "runs": (
        "Runs of many requests",
        "What `client.batches.run` and `run_live` return; names of what the async client returns begin with `Async`.",
        (
            *("_sync.batch_runs.batch_run.BatchRun", "_sync.batch_runs.live_run.LiveRun"),
            *("_core.batching.run_result.RunResult", "_core.batching.progress.BatchProgress"),
        ),
    ),
    "prices": (
        "Prices and costs",
        "What `integrations_anthropic.prices` has, and what a usage costs.",
        ("_record.UsageCost", "prices"),
    ),
    "hooks": (
        "Hooks",
        "What `on_request` and `on_response` are called with, and their types.",
        ("hooks",),
    ),
    "compat": (
        "The official client's interface",
        "What `integrations_anthropic.compat` has, for programs that were written for the official client.",
        (
            *("compat._sync.client.Anthropic", "compat._async.client.AsyncAnthropic"),
            *(
                "compat.function_tools.beta_tool",
                "compat.function_tools.beta_async_tool",
                "compat.records.ResultMethods",
            ),
        ),
    ),
    "tools": (
        "Tools and conversations",
        "Functions as tools, runs of tools, and conversations that are kept.",
        (
            *("_core.tools.toolbox.tool", "_core.tools.toolbox.FunctionTool", "_core.tools.raw_tool.RawTool"),
            *("_core.tools.tool_context.ToolContext", "_sync.tools.runner.ToolRunner"),
            *("_sync.tools.stream_runner.ToolStreamRunner", "_memory.folder.MemoryFolder"),
            *("_memory.commands.MemoryTool", "_conversation.conversation.Conversation"),
        ),
    ),
    "values": (
        "Values",
        "What goes into a request, and what becomes of a model.",
        (
            *("_core.codec.serialize.message", "_inputs.blocks.image", "_inputs.blocks.document"),
            *("_inputs.blocks.file", "_core.codec.serialize.to_dict", "_core.codec.serialize.to_json"),
            *("_core.codec.serialize.from_dict", "_core.codec.serialize.from_json", "secrets.SecretString"),
        ),
    ),
    "policies": (
        "Policies and parts",
        "How calls are retried and limited, and the protocols of what can be replaced.",
        (
            *("_config.policies.RetryPolicy", "_config.policies.RetryNotice", "_config.policies.CircuitConfig"),
            *("_config.policies.RateLimits", "_config.policies.Telemetry", "_core.call.protocols"),
        ),
    ),
    "testing": (
        "Sandbox and test doubles",
        "What `integrations_anthropic.sandbox` and `integrations_anthropic.testing` have.",
        ("sandbox.Sandbox", "sandbox.Fault", "testing"),
    ),
    "webhooks": ("Webhooks", "What `integrations_anthropic.webhooks` has.", ("webhooks",)),
}
"""Page -> title, introduction, objects by their path below the package."""
_INHERITING = ("clients", "runs", "compat")
"""Pages whose classes take most of what they have from classes that they derive from."""


def python_pages() -> dict[str, str]:
    """Return the pages, by path."""
    pages = {}
    for name, (title, introduction, objects) in PYTHON_PAGES.items():
        inherited = "    options:\n        inherited_members: true\n" if name in _INHERITING else ""
        blocks = "\n".join(f"::: {_ROOT}.{each}\n{inherited}" for each in objects)
        pages[f"reference/python/{name}.md"] = f"# {title}\n\n{introduction}\n\n{blocks}"
    return pages
