"""A thread of an agent that was given its work gives none itself."""

from __future__ import annotations

import pytest

from integrations_anthropic.sandbox.model.prompt_cache import PromptCache
from integrations_anthropic.sandbox.sessions.agent_thread import AgentThread, Spending
from integrations_anthropic.testing import VirtualClock


def test_only_the_first_thread_gives_work_to_agents() -> None:
    clock = VirtualClock()
    spending = Spending(PromptCache(clock), lambda read, written: None, lambda: False, is_self_hosted=False)
    agent = {"id": "agent_1", "name": "Writer", "model": {"id": "claude-haiku-4-5"}, "tools": []}
    with pytest.raises(RuntimeError, match="only the first thread"):
        AgentThread("sesn_1", agent, clock, spending)._call([{"id": "agent_2", "name": "Reader"}])
