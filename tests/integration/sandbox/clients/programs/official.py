"""The official Python client: a message, a stream, and the tool runner with and without streams."""

import json

import anthropic

client = anthropic.Anthropic(max_retries=0)
calls = []


@anthropic.beta_tool
def get_weather(city: str) -> str:
    """Weather of a city.

    Args:
        city: Its name.
    """
    calls.append(city)
    return "15 degrees"


def request(content):
    return {"model": "claude-haiku-4-5", "max_tokens": 1000, "messages": [{"role": "user", "content": content}]}


question = request("What is the weather in Lisbon?")
create = client.messages.create(**request("Hello")).content[0].text
with client.messages.stream(**request("Hello")) as events:
    stream = events.get_final_text()
tools = [client.beta.messages.tool_runner(tools=[get_weather], **question).until_done().content[0].text]
for turn in client.beta.messages.tool_runner(tools=[get_weather], stream=True, **question):
    last = turn.get_final_message()
tools.append(last.content[0].text)
print(json.dumps({"create": create, "stream": stream, "calls": calls, "tools": tools}))
