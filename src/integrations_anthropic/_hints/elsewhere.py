"""Names that other clients of the API have, and what they are called here."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ARGUMENTS", "ATTRIBUTES", "OPTIONS", "PACKAGE", "STREAMED"]

_FACTS = (
    "every result, stream and error has `.meta` (status, headers, request id); for the bytes too, give keep_raw=True"
)
_OPTIONS = (
    "options are given to the client or to with_options(); ClientConfig(…).explain() shows them with their sources"
)
_REQUEST = "any path can be called by client.request(method, path, …)"
_TEXT = "messages are created by client.messages.create(…)"
_BETA = (
    "what is in beta is with the rest: client.messages, client.batches, client.files, …; other features: beta_features="
)
_COPY = "with_options(…) of the client returns a copy with other options; it has the same services"
_BEFORE = "it is not in this package; messages are created by client.messages.create(…)"

_CLIENT: Mapping[str, str] = {
    "beta": _BETA,
    "completions": _BEFORE,
    "chat": _TEXT,
    "responses": _TEXT,
    "embeddings": "the API has none",
    "copy": _COPY,
    "count_tokens": "it is messages.count_tokens here",
    "is_closed": "a closed client raises ConfigurationError where it is used",
    "auth_headers": _OPTIONS,
    **dict.fromkeys(("with_raw_response", "with_streaming_response"), _FACTS),
    **dict.fromkeys(("api_key", "auth_token", "base_url", "timeout", "max_retries", "default_headers"), _OPTIONS),
    **dict.fromkeys(("get", "post", "put", "patch", "delete", "get_api_list"), _REQUEST),
    **dict.fromkeys(("organizations", "workspaces", "api_keys", "invites", "users"), "it is below client.admin here"),
}
_SERVICE: Mapping[str, str] = {
    "retrieve": "it is `get` here",
    "with_options": "it is a method of the client: client.with_options(…)",
    "with_raw_response": _FACTS,
    "with_streaming_response": _FACTS,
    "beta": _BETA,
}
_STREAM: Mapping[str, str] = {
    "current_message_snapshot": "it is `current_message` here",
    "final_message": "it is `get_final_message()` here",
    "until_done": "it is `get_final_message()` here",
    "response": _FACTS,
    "request_id": "it is `meta.request_id` here",
}
_RUN: Mapping[str, str] = {
    "append_messages": "it is `add_messages` here",
    "set_messages_params": "it is `change(…)` here",
    "generate_tool_call_response": "it is `results()` here",
    "get_final_message": "it is `until_done()` here",
}
_PAGE: Mapping[str, str] = {
    "has_next_page": "it is `has_more` here, without a call",
    "get_next_page": "it is `next_page()` here; it gives None after the last",
    "next_page_info": "it is `next_page()` here; it gives None after the last",
    "iter_pages": "it is `pages()` here",
    "auto_paging_iter": "a page is iterated itself: its items, and those of every following page",
    **dict.fromkeys(("model_dump", "to_dict"), "it is a function of the package: to_dict(page.response)"),
}
_FIRST_PAGE = "the list is not requested yet: `await` it for its first page, or `async for` over its items"
_ERROR: Mapping[str, str] = {
    "status_code": "it is `status` here",
    "response": "`status`, `body` and `meta.headers` have what came",
    "headers": "it is `meta.headers` here",
    "request": "`attempts` has what was sent, and when",
}
_FILE: Mapping[str, str] = {
    **dict.fromkeys(("write_to_file", "stream_to_file", "astream_to_file"), "it is `save(path)` here"),
    **dict.fromkeys(("iter_bytes", "aiter_bytes", "iter_raw"), "it is iterated itself, for its pieces"),
    **dict.fromkeys(("content", "text", "json"), "it is `read()` here, which gives bytes"),
    "aread": "it is `read()` here",
    "headers": "it is `meta.headers` here",
}
_DICT, _JSON = "it is a function of the package: to_dict(model)", "it is a function of the package: to_json(model)"
_MADE = "it is a function of the package: from_dict(Model, data)"
_MODEL: Mapping[str, str] = {
    **dict.fromkeys(("model_dump", "dict", "to_dict"), _DICT),
    **dict.fromkeys(("model_dump_json", "json", "to_json"), _JSON),
    **dict.fromkeys(("model_validate", "model_construct", "parse_obj", "from_dict"), _MADE),
    **dict.fromkeys(("model_copy", "copy"), "models are plain objects: copy.copy(model), attrs.evolve(model, …)"),
    "model_extra": "it is `extra_fields` here",
    "model_fields": "they are given by attrs.fields(type(model))",
    "model_fields_set": "to_dict(model) has the fields that are set",
    **dict.fromkeys(("_request_id", "request_id"), "it is `meta.request_id` here, of the result of a call"),
}
_PARSED = "it is `parsed` here, of what messages.parse(output=…) gives"
ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "AnthropicClientOptions": _CLIENT,
    "MessagesService": {
        **_SERVICE,
        "stream": "it is `create_stream` here",
        "batches": "it is `client.batches` here",
        "tool_runner": "it is `run_tools` here, or `run_tools_stream`",
        "retrieve": "the API keeps no messages; Conversation keeps turns, and saves them",
    },
    "FilesService": {
        **_SERVICE,
        "retrieve_metadata": "it is `get` here",
        "retrieve_content": "it is `download` here",
        "create": "it is `upload` here",
    },
    "ModelsService": {**_SERVICE, "create": "models can be listed and read only"},
    "NamesHinted": _SERVICE,
    "MessageStream": _STREAM,
    "ToolRounds": _RUN,
    "Page": _PAGE,
    "AsyncPageRequest": dict.fromkeys(("data", "has_more", "next_page", *_PAGE), _FIRST_PAGE),
    "BinaryResponse": _FILE,
    "AnthropicError": _ERROR,
    "MessageResponse": {
        **_MODEL,
        **dict.fromkeys(("parsed", "parsed_output"), _PARSED),
        **dict.fromkeys(("output_text", "choices", "completion"), "it is `text` here"),
    },
    "ParsedMessage": {"parsed_output": "it is `parsed` here"},
    "Record": {
        **_MODEL,
        "text": "blocks of text have it: ask `type` before, or take `text` of the message",
        "thinking": "blocks of thinking have it: ask `type` before",
    },
}
"""By name of the class, without `Async` where there is a class of that name in each half."""

STREAMED = "create_stream(…) streams a message; it takes the same arguments"
ARGUMENTS: Mapping[str, str] = {
    "betas": "they are given as beta_features=[…]",
    "max_tokens_to_sample": "it is max_tokens here",
    "max_completion_tokens": "it is max_tokens here",
    "prompt": "the text goes in messages=[…]",
    **dict.fromkeys(("stop", "stop_sequence"), "it is stop_sequences here"),
    "functions": "it is tools here; functions can be given as they are to run_tools(…)",
    "response_format": "parse(output=…) gives the answer as a value of a type",
    "max_iterations": "it is max_rounds of run_tools(…) here",
    "idempotency_key": "headers of your own are sent with extra_headers={…}",
    "cast_to": "client.request(…, cast=…) takes a type of the answer",
}
"""Arguments of methods."""

OPTIONS: Mapping[str, str] = {
    "default_query": "extra_query={…} is given to a call",
    "middleware": "on_request= and on_response= see each attempt",
    "proxies": "it is proxy here, one for all",
    **dict.fromkeys(("limits", "connection_pool_limits"), "it is max_connections and max_idle_connections here"),
    "_strict_response_validation": "it is strict_responses here",
    "webhook_key": "it is webhook_secret here",
    "dangerously_allow_browser": "leave it out",
}
"""Options of clients."""

_COMPAT = "; programs for the other client run with integrations_anthropic.compat"
_CLOUDS = ("AWS", "Bedrock", "BedrockMantle", "Foundry", "GoogleCloud", "Vertex")
_LEFT_OUT = "leave the argument out, or give None, which means the same; NULL sends null"
PACKAGE: Mapping[str, str] = {
    **dict.fromkeys(("Anthropic", "Client"), f"it is AnthropicClient here{_COMPAT}"),
    **dict.fromkeys(("AsyncAnthropic", "AsyncClient"), f"it is AsyncAnthropicClient here{_COMPAT}"),
    **{f"{half}Anthropic{cloud}": f"it is {half}{cloud}Client here" for half in ("", "Async") for cloud in _CLOUDS},
    "APIStatusError": "it is APIError here",
    **dict.fromkeys(("BadRequestError", "UnprocessableEntityError"), "it is InvalidRequestError here"),
    **dict.fromkeys(
        ("ServiceUnavailableError", "GatewayTimeoutError", "HTTPNotImplementedError"), "it is InternalServerError here"
    ),
    "ContentTooLargeError": "it is RequestTooLargeError here",
    "PaymentRequiredError": "it is BillingError here",
    "RequestTimeoutError": "it is APITimeoutError here",
    **dict.fromkeys(
        ("PreconditionFailedError", "ClientClosedRequestError", "RequestHeaderFieldsTooLargeError"),
        "it is APIError here; its `status` tells",
    ),
    **dict.fromkeys(("APIResponse", "AsyncAPIResponse"), _FACTS),
    "BaseModel": "models are attrs classes; to_dict(model) and from_dict(Model, data) convert them",
    "file_from_path": "a path is given as it is: files.upload(file=Path(…))",
    "transform_schema": "a type is given as it is: messages.parse(output=…)",
    **dict.fromkeys(("DEFAULT_TIMEOUT", "DEFAULT_MAX_RETRIES", "DEFAULT_CONNECTION_LIMITS"), _OPTIONS),
    "VERSION": "it is __version__ here",
    "APIResponseValidationError": "it is SerializationError here",
    **dict.fromkeys(("beta_tool", "beta_async_tool"), "it is `tool` here, for both kinds of functions"),
    **dict.fromkeys(("NOT_GIVEN", "NotGiven", "omit", "Omit", "not_given"), _LEFT_OUT),
    **dict.fromkeys(
        ("DefaultHttpxClient", "DefaultAsyncHttpxClient", "DefaultAioHttpClient"),
        "give an httpx client of your own as http_client=",
    ),
    **dict.fromkeys(("HUMAN_PROMPT", "AI_PROMPT"), _BEFORE),
    **dict.fromkeys(("Stream", "MessageStreamManager"), "it is MessageStream here"),
    **dict.fromkeys(("AsyncStream", "AsyncMessageStreamManager"), "it is AsyncMessageStream here"),
    "types": "its names are in the package itself; types of arguments are in integrations_anthropic.models.params",
    "Timeout": "timeout= takes seconds; connect_timeout= and pool_timeout= stand beside it",
}
