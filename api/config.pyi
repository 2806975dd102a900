# Written by `make api-dump`: what integrations_anthropic.config has for its users. Do not edit.

from . import CircuitConfig as CircuitConfig
from . import ClientConfig as ClientConfig
from . import RateLimits as RateLimits
from . import RetryPolicy as RetryPolicy
from . import Telemetry as Telemetry

class Settings:
    admin_api_key: SecretString | None
    ambient_features: tuple[str, ...]
    api_key: SecretString | SecretFunction | None
    api_version: str
    auth: Any
    auth_token: SecretString | None
    base_url: str
    beta_features: tuple[str, ...]
    ca_bundle: str | None
    circuit: Any
    client_cert: tuple[str, str | None, SecretString | None] | None
    clock: Any
    connect_timeout: float | None
    default_headers: Mapping[str, str]
    environment: Environment
    def explain(self) -> str: ...
    federation_rule_id: str | None
    http2: Literal['auto'] | bool
    http_client: Any
    identity: WorkloadIdentity | ProfileLogin | None = None
    identity_token: SecretString | SecretFunction | None
    identity_token_file: str | None
    idle_connection_timeout: float | None
    include_pings: bool
    keep_raw: bool
    log_level: str
    logger: Any
    long_requests: Literal['stream', 'direct']
    max_body_bytes: int
    max_connections: int
    max_event_bytes: int
    max_idle_connections: int
    max_line_bytes: int
    max_retries: int
    meter: bool
    on_request: Any
    on_response: Any
    organization_id: str | None
    pool_timeout: float | None
    prices: Any
    profile: str | None
    profile_folder: str | None
    proxy: SecretString | None
    rate_limits: Any
    retry: Any
    def rows(self) -> list[tuple[str, str, str]]: ...
    service_account_id: str | None
    sources: Mapping[str, str]
    ssl_cert_dir: str | None
    ssl_cert_file: str | None
    stream_idle_timeout: float | None
    stream_progress_timeout: float | None
    strict_responses: bool
    telemetry: Telemetry
    timeout: float | None
    transport: Any
    webhook_secret: tuple[SecretString, ...]
    def with_options(self, **overrides: Any) -> Settings: ...
    workspace_id: str | None
def resolve(config: GivenConfig | None = None, overrides: Mapping[str, object] = MappingProxyType({}), *, need_credential: bool = True) -> Settings: ...
