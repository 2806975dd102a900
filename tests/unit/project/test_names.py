"""Every public name can be imported from its documented module."""

from __future__ import annotations

from importlib import import_module

import pytest

import integrations_anthropic

NAMES = {
    "integrations_anthropic": (
        "AnthropicClient AsyncAnthropicClient ClientConfig SecretString Meta NULL message "
        "MessagesService ModelsService BatchesService AdminService OrganizationsService WorkspacesService "
        "ApiKeysService InvitesService UsersService "
        "AsyncMessagesService AsyncModelsService AsyncBatchesService AsyncAdminService AsyncOrganizationsService "
        "AsyncWorkspacesService AsyncApiKeysService AsyncInvitesService AsyncUsersService "
        "CreateMessageRequest CountTokensRequest CreateBatchRequest ListBatchParams "
        "MessageResponse Message StreamEvent CountTokensResponse ListModelsResponse Model Batch ListBatchResponse "
        "BatchResult Role StopReason Usage ContentBlock TextBlock "
        "MessageStart ContentBlockStart ContentBlockDelta ContentBlockStop MessageDelta MessageStop UnknownEvent "
        "RetryPolicy CircuitConfig RateLimits Telemetry "
        "to_dict to_json from_dict from_json ErrorKind "
        "AnthropicError ConfigurationError ValidationError SerializationError EventTooLargeError ResponseTooLargeError "
        "APIConnectionError "
        "TLSError "
        "APITimeoutError PoolTimeoutError DeadlineExceededError StreamStalledError StreamTruncatedError APIError "
        "InvalidRequestError AuthenticationError BillingError PermissionDeniedError NotFoundError ConflictError "
        "RequestTooLargeError RateLimitError InternalServerError OverloadedError CircuitBreakerOpenError "
        "LocalRateLimitError RetryExhaustedError ToolRoundsExceededError ToolTimeoutError OutputParseError ToolError "
        "WebhookVerificationError WebhookEvent "
        "tool FunctionTool RawTool MemoryTool MemoryFolder ToolRunner AsyncToolRunner ToolStreamRunner "
        "AsyncToolStreamRunner TypedEventStream AsyncTypedEventStream ToolContext ParsedMessage "
        "AWSClient AsyncAWSClient BedrockClient AsyncBedrockClient BedrockMantleClient AsyncBedrockMantleClient "
        "FoundryClient AsyncFoundryClient GoogleCloudClient AsyncGoogleCloudClient VertexClient AsyncVertexClient "
        "BatchRun AsyncBatchRun LiveRun AsyncLiveRun BatchProgress RunResult "
        "MemorySync MemoryChange MemoryConflict MemoryLeftOut "
        "EnvironmentJob AsyncEnvironmentJob EnvironmentWorker AsyncEnvironmentWorker "
        "FollowedEvents AsyncFollowedEvents EventPreview SessionToolRunner AsyncSessionToolRunner"
    ),
    "integrations_anthropic.resilience": (
        "RetryPolicy RetryExecutor CircuitConfig CircuitBreaker TokenBucket SlidingWindowLog RateLimiter "
        "ResilienceOrchestrator AsyncResilienceOrchestrator"
    ),
    "integrations_anthropic.testing": (
        "Transport AuthProvider CircuitBreaker RateLimiter RetryExecutor Logger Clock "
        "MockTransport MockHttpTransport MockAuthProvider MockCircuitBreaker MockRateLimiter MockRetryExecutor "
        "MockLogger VirtualClock passthrough create_message_request message_response rate_limit_error"
    ),
    "integrations_anthropic.webhooks": "unwrap Webhooks WebhookEvent MemoryReplayStore ReplayStore",
    "integrations_anthropic.prices": "Prices ModelPrices LongPromptPrices Meter MeterLine MeterReading",
    "integrations_anthropic.sandbox": "Sandbox Fault",
}
CASES = [(module, name) for module, names in NAMES.items() for name in names.split()]


@pytest.mark.parametrize(("module", "name"), CASES)
def test_a_public_name_can_be_imported(module: str, name: str) -> None:
    assert getattr(import_module(module), name) is not None


def test_aliases_are_the_same_object() -> None:
    testing = import_module("integrations_anthropic.testing")
    assert integrations_anthropic.Message is integrations_anthropic.MessageResponse
    assert testing.MockHttpTransport is testing.MockTransport


def test_message_creates_one_turn() -> None:
    turn = integrations_anthropic.message("user", "Hello")
    assert integrations_anthropic.to_dict(turn) == {"role": "user", "content": "Hello"}
