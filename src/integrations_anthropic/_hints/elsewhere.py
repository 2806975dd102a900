"""Names that other clients of the API have, and what they are called here."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["MODELS", "OWNERS", "PACKAGE"]

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
OWNERS: Mapping[str, Mapping[str, str]] = {
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
    "": _SERVICE,
}
"""By name of the class, without `Async`; `""`: any other service."""

_DICT, _JSON = "it is a function of the package: to_dict(model)", "it is a function of the package: to_json(model)"
_MADE = "it is a function of the package: from_dict(Model, data)"
MODELS: Mapping[str, str] = {
    **dict.fromkeys(("model_dump", "dict", "to_dict"), _DICT),
    **dict.fromkeys(("model_dump_json", "json", "to_json"), _JSON),
    **dict.fromkeys(("model_validate", "model_construct", "parse_obj", "from_dict"), _MADE),
    **dict.fromkeys(("model_copy", "copy"), "models are plain objects: copy.copy(model), attrs.evolve(model, …)"),
    "model_extra": "it is `extra_fields` here",
    "model_fields": "they are given by attrs.fields(type(model))",
    "model_fields_set": "to_dict(model) has the fields that are set",
}

_COMPAT = "; programs for the other client run with integrations_anthropic.compat"
_PLATFORM = "clients of cloud platforms are not in this package; base_url= and auth= take an address and credentials"
_LEFT_OUT = "leave the argument out, or give None, which means the same; NULL sends null"
PACKAGE: Mapping[str, str] = {
    **dict.fromkeys(("Anthropic", "Client"), f"it is AnthropicClient here{_COMPAT}"),
    **dict.fromkeys(("AsyncAnthropic", "AsyncClient"), f"it is AsyncAnthropicClient here{_COMPAT}"),
    **dict.fromkeys(
        ("AnthropicBedrock", "AsyncAnthropicBedrock", "AnthropicVertex", "AsyncAnthropicVertex"), _PLATFORM
    ),
    **dict.fromkeys(("AnthropicFoundry", "AsyncAnthropicFoundry"), _PLATFORM),
    "APIStatusError": "it is APIError here",
    **dict.fromkeys(("BadRequestError", "UnprocessableEntityError"), "it is InvalidRequestError here"),
    "ServiceUnavailableError": "it is InternalServerError here",
    "APIResponseValidationError": "it is SerializationError here",
    **dict.fromkeys(("beta_tool", "beta_async_tool"), "it is `tool` here, for both kinds of functions"),
    **dict.fromkeys(("NOT_GIVEN", "NotGiven", "omit", "Omit", "not_given"), _LEFT_OUT),
    **dict.fromkeys(
        ("DefaultHttpxClient", "DefaultAsyncHttpxClient"), "give an httpx client of your own as http_client="
    ),
    **dict.fromkeys(("HUMAN_PROMPT", "AI_PROMPT"), _BEFORE),
    **dict.fromkeys(("Stream", "MessageStreamManager"), "it is MessageStream here"),
    **dict.fromkeys(("AsyncStream", "AsyncMessageStreamManager"), "it is AsyncMessageStream here"),
    "types": "its names are in the package itself; types of arguments are in integrations_anthropic.models.params",
    "Timeout": "timeout= takes seconds; connect_timeout= and pool_timeout= stand beside it",
}
