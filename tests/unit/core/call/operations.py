"""Operations, and requests built from their arguments."""

from __future__ import annotations

from integrations_anthropic._config.settings import resolve
from integrations_anthropic._core.call.operation import Operation, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.request import build_request

CREATE = Operation(
    name="messages.create",
    http="POST",
    path="/v1/messages",
    span="create_message",
    request="CreateMessageRequest",
    arguments=("model", "max_tokens", "messages", "system", "temperature"),
    stream_flag="stream",
)
LIST = Operation(
    name="models.list", http="GET", path="/v1/models", span="list", arguments=("after_id", "limit", "lifecycle[]")
)
GET = Operation(name="models.get", http="GET", path="/v1/models/{model_id}", span="get")
FIELDS = {"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": "Hi"}]}


def built(operation=CREATE, options=None, *, streamed=False, client=None, **given):
    settings = resolve(None, {"api_key": "sk-ant-a-key", **(client or {})})
    if operation is CREATE and "given" not in given:
        given.setdefault("fields", FIELDS)
    return build_request(make_call(operation, Options(**(options or {})), **given), settings, streamed=streamed)
