"""instructor: an output of a type, whole and streamed."""

import json

import instructor
from pydantic import BaseModel


class Forecast(BaseModel):
    city: str
    sunny: bool


client = instructor.from_provider("anthropic/claude-haiku-4-5")
request = {
    "response_model": Forecast,
    "max_tokens": 1000,
    "messages": [{"role": "user", "content": "What is the weather in Lisbon?"}],
}
whole = client.create(**request)
*_, last = client.create_partial(**request)
print(json.dumps({"outputs": [whole.model_dump(), last.model_dump()]}))
