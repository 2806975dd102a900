"""pydantic-ai: a run, a stream, a run with a tool, and outputs of a type by a tool and by a schema."""

import asyncio
import json

from pydantic import BaseModel
from pydantic_ai import Agent, NativeOutput

MODEL = "anthropic:claude-haiku-4-5"
QUESTION = "What is the weather in Lisbon?"
calls = []


class Forecast(BaseModel):
    city: str
    sunny: bool


agent = Agent(MODEL)


@agent.tool_plain
def get_weather(city: str) -> str:
    calls.append(city)
    return "15 degrees"


async def main():
    create = (await Agent(MODEL).run("Hello")).output
    async with Agent(MODEL).run_stream("Hello") as run:
        stream = "".join([part async for part in run.stream_text(delta=True)])
    tools = [(await agent.run(QUESTION)).output]
    outputs = [
        (await Agent(MODEL, output_type=kind).run(QUESTION)).output for kind in (Forecast, NativeOutput(Forecast))
    ]
    found = {"create": create, "stream": stream, "calls": calls, "tools": tools}
    print(json.dumps(found | {"outputs": [output.model_dump() for output in outputs]}))


asyncio.run(main())
