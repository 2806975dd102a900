"""Tools of `tool_runner`."""

from __future__ import annotations

from typing import Any, TypeAlias

from ..._async.tool_runner import AsyncBetaToolRunner as BetaAsyncToolRunner
from ..._sync.tool_runner import BetaToolRunner as BetaToolRunner
from ...function_tools import BetaAsyncFunctionTool as BetaAsyncFunctionTool
from ...function_tools import BetaFunctionTool as BetaFunctionTool
from ...function_tools import ToolError as ToolError
from ...function_tools import beta_async_tool as beta_async_tool
from ...function_tools import beta_tool as beta_tool

__all__ = [
    "BetaAsyncFunctionTool",
    "BetaAsyncStreamingToolRunner",
    "BetaAsyncToolRunner",
    "BetaFunctionTool",
    "BetaFunctionToolResultType",
    "BetaStreamingToolRunner",
    "BetaToolRunner",
    "ToolError",
    "beta_async_tool",
    "beta_tool",
]

BetaStreamingToolRunner = BetaToolRunner
BetaAsyncStreamingToolRunner = BetaAsyncToolRunner
BetaFunctionToolResultType: TypeAlias = Any
"""What a tool may return: text, or a list of content blocks, or anything that JSON has something for."""
