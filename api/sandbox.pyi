# Written by `make api-dump`: what integrations_anthropic.sandbox has for its users. Do not edit.


class Fault:
    def __init__(self, *, operation: str | None = None, method: str | None = None, path: str | None = None, times: int | None = 1, after: int = 0, status: int | None = None, error_type: str | None = None, message: str | None = None, retry_after: float | str | None = None, headers: Mapping[str, str] = dict(), delay: float = 0, stall: float = 0, stall_after: int | None = None, stall_after_events: int | None = None, drip: float | None = None, ping_only: bool = False, bad_json: bool = False, end_after: int | None = None, cut_after: int | None = None, reset_after: int | None = None, error_event: str | None = None, error_after: int = 0) -> None: ...
    def __post_init__(self) -> None: ...
    after: int = 0
    bad_json: bool = False
    cut_after: int | None = None
    delay: float = 0
    drip: float | None = None
    end_after: int | None = None
    error_after: int = 0
    error_event: str | None = None
    error_type: str | None = None
    def fits(self, operation: str | None, method: str, path: str) -> bool: ...
    @classmethod
    def from_json(cls, data: Any) -> Fault: ...
    headers: Mapping[str, str] = field(default_factory=dict)
    message: str | None = None
    method: str | None = None
    operation: str | None = None
    path: str | None = None
    ping_only: bool = False
    reset_after: int | None = None
    retry_after: float | str | None = None
    stall: float = 0
    stall_after: int | None = None
    stall_after_events: int | None = None
    status: int | None = None
    times: int | None = 1
    def to_json(self) -> dict[str, Any]: ...

class Sandbox:
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
    def __init__(self, host: str = '127.0.0.1', port: int = 0, *, examples: bool = False, batch_seconds: float = 0.3, token_delay: float = 0.0, requests_per_minute: int | None = None, input_tokens_per_minute: int | None = None, output_tokens_per_minute: int | None = None, models: Literal['any', 'known'] = 'any', cors: str | None = None, platform: str | None = None, token_seconds: float = 3600.0, clock: SandboxClock | None = None) -> None: ...
    client_options: dict[str, Any]
    faults: FaultQueue
    requests: list[RecordedRequest]
    def reset(self) -> None: ...
    def start(self) -> Self: ...
    def stop(self) -> None: ...
    tokens_issued: int
    url: str
