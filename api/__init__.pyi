# Written by `make api-dump`: what integrations_anthropic has for its users. Do not edit.

from ._bases import APIDetails
from ._bases import AnthropicClientOptions
from ._bases import AsyncAnthropicClientOptions
from ._bases import AsyncOwnRequests
from ._bases import AsyncPlatformClient
from ._bases import AsyncResultRun
from ._bases import AsyncResumableBody
from ._bases import AsyncServices
from ._bases import AsyncToolRounds
from ._bases import GivenConfig
from ._bases import MessageText
from ._bases import NamesHinted
from ._bases import NotCopied
from ._bases import OwnRequests
from ._bases import PickledWithoutSecrets
from ._bases import PlatformClient
from ._bases import PlatformNames
from ._bases import Record
from ._bases import ResultRun
from ._bases import ResumableBody
from ._bases import Services
from ._bases import ToolRounds
from ._bases import Unknown
from ._bases import UsageCost

class APIConnectionError(AnthropicError):
    def __init__(self, message: str, **facts: Unpack[ConnectionFacts]) -> None: ...

class APIError(APIDetails):
    def __init__(self, message: str, *, code: int | None = None, retry_after: float | None = None, **facts: Unpack[Facts]) -> None: ...
    code: Any
    is_retryable: bool
    retry_after: Any

class APITimeoutError(APIConnectionError, APIDetails):
    def __init__(self, message: str, *, duration: float | None = None, **facts: Unpack[ConnectionFacts]) -> None: ...
    duration: Any

class AWSClient(PlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, aws_region: str | None = None, aws_profile: str | None = None, aws_access_key: str | SecretString | None = None, aws_secret_key: str | SecretString | None = None, aws_session_token: str | SecretString | None = None, api_key: str | SecretString | None = None, workspace_id: str | None = None, base_url: str | None = None, **options: Unpack[PlatformOptions]) -> None: ...

class AccessTransparency(Record):
    type: AccessTransparencyState
AccessTransparencyState: TypeAlias = Literal['enabled', 'disabled'] | str

class AddFederationRuleWorkspaceRequest(Record):
    workspace_id: str

class AddRbacGroupMemberRequest(Record):
    user_id: str

class AddServiceAccountWorkspaceRequest(Record):
    workspace_id: str
    workspace_role: AssignableWorkspaceRole

class AddWorkspaceServiceAccountRequest(Record):
    service_account_id: str
    workspace_role: AssignableWorkspaceRole

class AdminService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def analytics(self) -> AnalyticsService: ...
    def api_keys(self) -> ApiKeysService: ...
    def compliance_settings(self) -> ComplianceSettingsService: ...
    def external_keys(self) -> ExternalKeysService: ...
    def federation(self) -> FederationService: ...
    def invites(self) -> InvitesService: ...
    def organizations(self) -> OrganizationsService: ...
    def rate_limits(self) -> RateLimitsService: ...
    def rbac_groups(self) -> RbacGroupsService: ...
    def rbac_roles(self) -> RbacRolesService: ...
    def service_accounts(self) -> ServiceAccountsService: ...
    def spend_limits(self) -> SpendLimitsService: ...
    def users(self) -> UsersService: ...
    def workspaces(self) -> WorkspacesService: ...
AdvisorErrorCode: TypeAlias = Literal['max_uses_exceeded', 'prompt_too_long', 'too_many_requests', 'overloaded', 'unavailable', 'execution_time_exceeded', 'model_not_found'] | str

class AdvisorIterationUsage(Record):
    cache_creation: CacheCreation | None = None
    cache_creation_input_tokens: int
    cache_read_input_tokens: int
    input_tokens: int
    model: str
    output_tokens: int
    type: Literal['advisor_message'] = 'advisor_message'

class AdvisorRedactedResult(Record):
    encrypted_content: str
    stop_reason: str | None = None
    type: Literal['advisor_redacted_result'] = 'advisor_redacted_result'

class AdvisorResult(Record):
    stop_reason: str | None = None
    text: str
    type: Literal['advisor_result'] = 'advisor_result'

class AdvisorTool20260301(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    caching: CacheControl | None = None
    defer_loading: bool | None = None
    max_tokens: int | None = None
    max_uses: int | None = None
    model: ModelName
    name: Literal['advisor'] = 'advisor'
    strict: bool | None = None
    type: Literal['advisor_20260301'] = 'advisor_20260301'

class AdvisorToolResultBlock(Record):
    cache_control: CacheControl | None = None
    content: AdvisorToolResultContent
    tool_use_id: str
    type: Literal['advisor_tool_result'] = 'advisor_tool_result'
AdvisorToolResultContent: TypeAlias = AdvisorResult | AdvisorRedactedResult | AdvisorToolResultError | UnknownToolResult

class AdvisorToolResultError(Record):
    error_code: AdvisorErrorCode
    type: Literal['advisor_tool_result_error'] = 'advisor_tool_result_error'

class AllThinkingTurns(Record):
    type: Literal['all'] = 'all'
AllowedCaller: TypeAlias = Literal['direct', 'code_execution_20250825', 'code_execution_20260120', 'code_execution_20260521'] | str
AllowedInferenceGeos: TypeAlias = str | list[InferenceGeo]

class AnalyticsAppsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def chat(self) -> AnalyticsChatService: ...

class AnalyticsArtifactActivity(Record):
    artifact_type: str
    artifacts_created_count: int
    distinct_user_count: int
    is_shared: bool
    product: str | None = None
    published_artifacts_created_count: int
    rbac_group_id: str | None = None
    rbac_group_name: str | None = None
    user_id: str | None = None

class AnalyticsArtifactsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListAnalyticsArtifactsParams | None = None, *, date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[AnalyticsArtifactActivity]: ...

class AnalyticsChatMetrics(Record):
    connectors_used_count: int
    distinct_artifacts_created_count: int
    distinct_connectors_used_count: int | None = None
    distinct_conversation_count: int | None = None
    distinct_files_uploaded_count: int | None = None
    distinct_projects_created_count: int
    distinct_projects_used_count: int | None = None
    distinct_shared_artifacts_viewed_count: int | None = None
    distinct_skills_used_count: int | None = None
    message_count: int
    shared_conversations_viewed_count: int
    thinking_message_count: int

class AnalyticsChatProjectsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListAnalyticsChatProjectsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[AnalyticsProjectActivity]: ...

class AnalyticsChatService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def projects(self) -> AnalyticsChatProjectsService: ...

class AnalyticsClaudeCodeMetrics(Record):
    core_metrics: AnalyticsCodeMetrics
    tool_actions: AnalyticsToolActions

class AnalyticsClaudeTagMetrics(Record):
    active_day_count: int | None = None
    active_message_count: int | None = None

class AnalyticsCodeMetrics(Record):
    artifacts_created_count: int
    commit_count: int
    distinct_session_count: int | None = None
    lines_of_code: AnalyticsLinesOfCode
    pull_request_count: int

class AnalyticsConnectorActivity(Record):
    chat_cowork_unified_metrics: AnalyticsConnectorUnifiedMetrics | None = None
    chat_metrics: AnalyticsConnectorConversations
    claude_code_metrics: AnalyticsConnectorSessions
    connector_display_name: str | None = None
    connector_name: str
    cowork_metrics: AnalyticsConnectorSessions
    distinct_user_count: int
    individual_auth_distinct_user_count: int | None = None
    managed_auth_distinct_user_count: int | None = None
    office_metrics: AnalyticsConnectorOfficeMetrics
    product: str | None = None
    rbac_group_id: str | None = None
    rbac_group_name: str | None = None
    read_call_count: int | None = None
    unclassified_call_count: int | None = None
    user_id: str | None = None
    write_call_count: int | None = None

class AnalyticsConnectorConversations(Record):
    distinct_conversation_connector_used_count: int | None = None

class AnalyticsConnectorOfficeMetrics(Record):
    excel: AnalyticsConnectorSessions
    outlook: AnalyticsConnectorSessions
    powerpoint: AnalyticsConnectorSessions
    word: AnalyticsConnectorSessions

class AnalyticsConnectorSessions(Record):
    distinct_session_connector_used_count: int | None = None

class AnalyticsConnectorUnifiedMetrics(Record):
    chat: AnalyticsConnectorConversations
    sessions: AnalyticsConnectorSessions

class AnalyticsConnectorsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListAnalyticsConnectorsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[AnalyticsConnectorActivity]: ...

class AnalyticsCoworkMetrics(Record):
    action_count: int
    artifacts_created_count: int
    connectors_used_count: int
    dispatch_turn_count: int
    distinct_connectors_used_count: int | None = None
    distinct_plugins_used_count: int | None = None
    distinct_session_count: int | None = None
    distinct_skills_used_count: int | None = None
    edit_tool_count: int | None = None
    file_edit_count: int | None = None
    message_count: int
    multi_edit_tool_count: int | None = None
    notebook_edit_tool_count: int | None = None
    plugins_used_count: int | None = None
    sessions_with_file_edits_count: int | None = None
    skills_used_count: int
    write_tool_count: int | None = None

class AnalyticsDesignMetrics(Record):
    distinct_projects_created_count: int
    distinct_projects_used_count: int | None = None
    distinct_session_count: int | None = None
    message_count: int
AnalyticsGroupBy: TypeAlias = Literal['product', 'rbac_group_id', 'user_id'] | str

class AnalyticsLinesOfCode(Record):
    added_count: int
    removed_count: int

class AnalyticsOfficeAppMetrics(Record):
    connectors_used_count: int
    distinct_connectors_used_count: int | None = None
    distinct_session_count: int | None = None
    distinct_skills_used_count: int | None = None
    message_count: int
    skills_used_count: int

class AnalyticsOfficeMetrics(Record):
    excel: AnalyticsOfficeAppMetrics
    outlook: AnalyticsOfficeAppMetrics
    powerpoint: AnalyticsOfficeAppMetrics
    word: AnalyticsOfficeAppMetrics
AnalyticsOrder: TypeAlias = Literal['asc', 'desc'] | str

class AnalyticsPluginActivity(Record):
    chat_cowork_unified_metrics: AnalyticsPluginSessions | None = None
    claude_code_metrics: AnalyticsPluginSessions
    cowork_metrics: AnalyticsPluginSessions
    distinct_user_count: int
    install_count: int | None = None
    invocation_count: int
    plugin_id: str | None = None
    plugin_name: str
    product: str | None = None
    rbac_group_id: str | None = None
    rbac_group_name: str | None = None
    user_id: str | None = None

class AnalyticsPluginSessions(Record):
    distinct_session_plugin_used_count: int | None = None

class AnalyticsPluginsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListAnalyticsPluginsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[AnalyticsPluginActivity]: ...

class AnalyticsProjectActivity(Record):
    created_at: str | None = None
    created_by: AnalyticsUser | None = None
    distinct_conversation_count: int | None = None
    distinct_user_count: int
    message_count: int
    project_id: str
    project_name: str
    rbac_group_id: str | None = None
    rbac_group_name: str | None = None
    user_id: str | None = None
AnalyticsProjectGroupBy: TypeAlias = Literal['rbac_group_id', 'user_id'] | str

class AnalyticsScienceMetrics(Record):
    delegation_count: int
    distinct_session_count: int | None = None
    message_count: int
    remote_compute_job_count: int
    skills_used_count: int

class AnalyticsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def apps(self) -> AnalyticsAppsService: ...
    def artifacts(self) -> AnalyticsArtifactsService: ...
    def connectors(self) -> AnalyticsConnectorsService: ...
    def plugins(self) -> AnalyticsPluginsService: ...
    def skills(self) -> AnalyticsSkillsService: ...
    def summaries(self) -> AnalyticsSummariesService: ...
    def users(self) -> AnalyticsUsersService: ...
AnalyticsShareStatus: TypeAlias = Literal['organization', 'private', 'public'] | str

class AnalyticsSkillActivity(Record):
    attributed_list_price: str | None = None
    chat_cowork_unified_metrics: AnalyticsSkillUnifiedMetrics | None = None
    chat_metrics: AnalyticsSkillConversations
    claude_code_metrics: AnalyticsSkillSessions
    cowork_metrics: AnalyticsSkillSessions
    currency: str | None = None
    distinct_user_count: int
    enable_count: int | None = None
    estimated_overage_spend: str | None = None
    invocation_count: int | None = None
    office_metrics: AnalyticsSkillOfficeMetrics
    product: str | None = None
    rbac_group_id: str | None = None
    rbac_group_name: str | None = None
    share_status: AnalyticsShareStatus | None = None
    skill_display_name: str | None = None
    skill_name: str
    user_id: str | None = None

class AnalyticsSkillConversations(Record):
    distinct_conversation_skill_used_count: int | None = None

class AnalyticsSkillOfficeMetrics(Record):
    excel: AnalyticsSkillSessions
    outlook: AnalyticsSkillSessions
    powerpoint: AnalyticsSkillSessions
    word: AnalyticsSkillSessions

class AnalyticsSkillSessions(Record):
    distinct_session_skill_used_count: int | None = None

class AnalyticsSkillUnifiedMetrics(Record):
    chat: AnalyticsSkillConversations
    sessions: AnalyticsSkillSessions

class AnalyticsSkillsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListAnalyticsSkillsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[AnalyticsSkillActivity]: ...

class AnalyticsSummariesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListAnalyticsSummariesParams | None = None, *, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[AnalyticsSummary]: ...

class AnalyticsSummary(Record):
    assigned_seat_count: int | None = None
    chat_cowork_unified_daily_active_user_count: int | None = None
    chat_cowork_unified_monthly_active_user_count: int | None = None
    chat_cowork_unified_weekly_active_user_count: int | None = None
    chat_daily_active_user_count: int | None = None
    chat_monthly_active_user_count: int | None = None
    chat_weekly_active_user_count: int | None = None
    claude_code_daily_active_user_count: int | None = None
    claude_code_monthly_active_user_count: int | None = None
    claude_code_weekly_active_user_count: int | None = None
    claude_design_daily_active_user_count: int | None = None
    claude_design_monthly_active_user_count: int | None = None
    claude_design_weekly_active_user_count: int | None = None
    claude_tag_daily_active_user_count: int | None = None
    claude_tag_monthly_active_user_count: int | None = None
    claude_tag_weekly_active_user_count: int | None = None
    cowork_daily_active_user_count: int
    cowork_monthly_active_user_count: int
    cowork_weekly_active_user_count: int
    daily_active_user_count: int
    daily_adoption_rate: float | None = None
    ending_at: str
    monthly_active_user_count: int
    monthly_adoption_rate: float | None = None
    office_agent_daily_active_user_count: int | None = None
    office_agent_monthly_active_user_count: int | None = None
    office_agent_weekly_active_user_count: int | None = None
    pending_invite_count: int | None = None
    science_daily_active_user_count: int | None = None
    science_entitled_user_count: int | None = None
    science_monthly_active_user_count: int | None = None
    science_weekly_active_user_count: int | None = None
    starting_at: str
    weekly_active_user_count: int
    weekly_adoption_rate: float | None = None

class AnalyticsToolActionCounts(Record):
    accepted_count: int
    rejected_count: int

class AnalyticsToolActions(Record):
    edit_tool: AnalyticsToolActionCounts
    multi_edit_tool: AnalyticsToolActionCounts
    notebook_edit_tool: AnalyticsToolActionCounts
    write_tool: AnalyticsToolActionCounts

class AnalyticsUnifiedMetrics(Record):
    chat: AnalyticsChatMetrics
    sessions: AnalyticsCoworkMetrics

class AnalyticsUser(Record):
    email_address: str
    id: str
    type: Literal['user'] = 'user'

class AnalyticsUserActivity(Record):
    chat_cowork_unified_metrics: AnalyticsUnifiedMetrics | None = None
    chat_metrics: AnalyticsChatMetrics
    claude_code_metrics: AnalyticsClaudeCodeMetrics
    claude_tag_metrics: AnalyticsClaudeTagMetrics | None = None
    cowork_metrics: AnalyticsCoworkMetrics
    design_metrics: AnalyticsDesignMetrics
    distinct_user_count: int | None = None
    last_activity_date: str | None = None
    office_metrics: AnalyticsOfficeMetrics
    rbac_group_id: str | None = None
    rbac_group_name: str | None = None
    science_metrics: AnalyticsScienceMetrics
    user: AnalyticsUser | None = None
    web_search_count: int
AnalyticsUserGroupBy: TypeAlias = Literal['rbac_group_id'] | str

class AnalyticsUsersService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListAnalyticsUsersParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[AnalyticsUserActivity]: ...

class AnthropicClient(AnthropicClientOptions, OwnRequests, Services):
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
    def close(self) -> None: ...
    meter: Meter
    def warm_up(self) -> None: ...
    def webhooks(self) -> Webhooks: ...

class AnthropicError(NamesHinted, Exception):
    def __init__(self, message: str, **facts: Unpack[Facts]) -> None: ...
    attempt_count: int
    attempts: Any
    body: Any
    cause: BaseException | None
    is_retryable: bool
    kind: ErrorKind = ErrorKind.API
    message: Any
    meta: Any
    mid_stream: Any
    partial: Any
    request_id: Any
    should_retry: bool | None
    status: Any

class ApiErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['api_error'] = 'api_error'

class ApiKey(Record):
    created_at: str
    created_by: ApiKeyCreator | None = None
    expires_at: str | None = None
    id: str
    name: str
    partial_key_hint: str | None = None
    principal: ApiKeyPrincipal | None = None
    scope: ApiKeyScope
    status: ApiKeyStatus
    type: Literal['api_key'] = 'api_key'
    workspace_id: str | None = None

class ApiKeyCreator(Record):
    id: str
    type: ApiKeyCreatorType
ApiKeyCreatorType: TypeAlias = Literal['user', 'service_account'] | str

class ApiKeyOrganizationScope(Record):
    type: Literal['organization'] = 'organization'
ApiKeyPrincipal: TypeAlias = ApiKeyUserActor | ApiKeyServiceAccountActor | UnknownPrincipal
ApiKeyScope: TypeAlias = ApiKeyWorkspaceScope | ApiKeyOrganizationScope | UnknownScope

class ApiKeyServiceAccountActor(Record):
    service_account_id: str
    type: Literal['service_account_actor'] = 'service_account_actor'
ApiKeyStatus: TypeAlias = Literal['active', 'inactive', 'archived', 'expired'] | str

class ApiKeyUserActor(Record):
    type: Literal['user_actor'] = 'user_actor'
    user_id: str

class ApiKeyWorkspaceScope(Record):
    type: Literal['workspace'] = 'workspace'
    workspace_id: str

class ApiKeysService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def get(self, api_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ApiKey: ...
    def list(self, params: ListApiKeysParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, status: ApiKeyStatus | None = None, workspace_id: str | None = None, created_by_user_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[ApiKey]: ...
    def update(self, api_key_id: str, request: UpdateApiKeyRequestInput | None = None, *, name: str | None = None, status: SettableApiKeyStatus | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ApiKey: ...
AppliedContextEdit: TypeAlias = ClearedToolUses | ClearedThinking | UnknownAppliedContextEdit

class ApproveSpendLimitIncreaseRequest(Record):
    amount: str
    period: SpendLimitPeriod | None = None
    suppress_notification: bool | None = None

class ApprovedSpendLimitIncreaseRequest(Record):
    actor: SpendLimitActor
    created_at: str
    id: str
    period: SpendLimitPeriod
    resolved_at: str | None = None
    resolved_by: SpendLimitActor | None = None
    spend_limit: SpendLimit | None = None
    spend_summary: EffectiveSpendLimit | None = None
    status: SpendLimitIncreaseStatus
    type: Literal['spend_limit_increase_request'] = 'spend_limit_increase_request'
AssignableOrganizationRole: TypeAlias = Literal['user', 'claude_code_user', 'developer', 'billing', 'managed'] | str
AssignableWorkspaceRole: TypeAlias = Literal['workspace_user', 'workspace_developer', 'workspace_restricted_developer', 'workspace_admin'] | str

class AsyncAWSClient(AsyncPlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, aws_region: str | None = None, aws_profile: str | None = None, aws_access_key: str | SecretString | None = None, aws_secret_key: str | SecretString | None = None, aws_session_token: str | SecretString | None = None, api_key: str | SecretString | None = None, workspace_id: str | None = None, base_url: str | None = None, **options: Unpack[AsyncPlatformOptions]) -> None: ...

class AsyncAdminService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def analytics(self) -> AsyncAnalyticsService: ...
    def api_keys(self) -> AsyncApiKeysService: ...
    def compliance_settings(self) -> AsyncComplianceSettingsService: ...
    def external_keys(self) -> AsyncExternalKeysService: ...
    def federation(self) -> AsyncFederationService: ...
    def invites(self) -> AsyncInvitesService: ...
    def organizations(self) -> AsyncOrganizationsService: ...
    def rate_limits(self) -> AsyncRateLimitsService: ...
    def rbac_groups(self) -> AsyncRbacGroupsService: ...
    def rbac_roles(self) -> AsyncRbacRolesService: ...
    def service_accounts(self) -> AsyncServiceAccountsService: ...
    def spend_limits(self) -> AsyncSpendLimitsService: ...
    def users(self) -> AsyncUsersService: ...
    def workspaces(self) -> AsyncWorkspacesService: ...

class AsyncAnalyticsAppsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def chat(self) -> AsyncAnalyticsChatService: ...

class AsyncAnalyticsArtifactsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListAnalyticsArtifactsParams | None = None, *, date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[AnalyticsArtifactActivity]: ...

class AsyncAnalyticsChatProjectsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListAnalyticsChatProjectsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[AnalyticsProjectActivity]: ...

class AsyncAnalyticsChatService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def projects(self) -> AsyncAnalyticsChatProjectsService: ...

class AsyncAnalyticsConnectorsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListAnalyticsConnectorsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[AnalyticsConnectorActivity]: ...

class AsyncAnalyticsPluginsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListAnalyticsPluginsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[AnalyticsPluginActivity]: ...

class AsyncAnalyticsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def apps(self) -> AsyncAnalyticsAppsService: ...
    def artifacts(self) -> AsyncAnalyticsArtifactsService: ...
    def connectors(self) -> AsyncAnalyticsConnectorsService: ...
    def plugins(self) -> AsyncAnalyticsPluginsService: ...
    def skills(self) -> AsyncAnalyticsSkillsService: ...
    def summaries(self) -> AsyncAnalyticsSummariesService: ...
    def users(self) -> AsyncAnalyticsUsersService: ...

class AsyncAnalyticsSkillsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListAnalyticsSkillsParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[AnalyticsSkillActivity]: ...

class AsyncAnalyticsSummariesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListAnalyticsSummariesParams | None = None, *, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[AnalyticsSummary]: ...

class AsyncAnalyticsUsersService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListAnalyticsUsersParams | None = None, *, date: DateLike | None = None, starting_date: DateLike | None = None, ending_date: DateLike | None = None, filter: Strings | None = None, group_by: Strings | None = None, order: AnalyticsOrder | None = None, order_by: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[AnalyticsUserActivity]: ...

class AsyncAnthropicClient(AsyncAnthropicClientOptions, AsyncOwnRequests, AsyncServices):
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
    aclose = close
    async def close(self) -> None: ...
    meter: Meter
    async def warm_up(self) -> None: ...
    def webhooks(self) -> Webhooks: ...

class AsyncApiKeysService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def get(self, api_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ApiKey: ...
    def list(self, params: ListApiKeysParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, status: ApiKeyStatus | None = None, workspace_id: str | None = None, created_by_user_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[ApiKey]: ...
    async def update(self, api_key_id: str, request: UpdateApiKeyRequestInput | None = None, *, name: str | None = None, status: SettableApiKeyStatus | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ApiKey: ...

class AsyncBatchRun(AsyncResultRun):
    def __init__(self, pipeline: AsyncPipeline, call: Call, service: Any, requests: Any, options: BatchRunOptions) -> None: ...
    async def close(self) -> None: ...

class AsyncBatchesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def cancel(self, message_batch_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Batch: ...
    async def create(self, request: CreateBatchRequestInput | None = None, *, requests: Iterable[BatchRequestInput] | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Batch: ...
    async def delete(self, message_batch_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedBatch: ...
    async def get(self, message_batch_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Batch: ...
    def list(self, params: ListBatchParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[Batch]: ...
    def results(self, message_batch_id: str, *, workspace_id: str | None = None, after: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> AsyncJSONLines[BatchResult]: ...
    def run(self, requests: AsyncBatchRequests, *, state: str | PathLike[str] | None = None, order: Literal['arrival', 'asking'] = 'arrival', on_progress: Callable[[BatchProgress], object] | None = None, max_requests: int = 10000, max_bytes: int = 16000000, max_open: int = 4, max_retries: int = 2, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None, beta_features: Sequence[str] | None = None) -> AsyncBatchRun: ...
    def run_live(self, requests: AsyncBatchRequests, *, max_concurrency: int = 8, order: Literal['arrival', 'asking'] = 'arrival', on_progress: Callable[[BatchProgress], object] | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None, beta_features: Sequence[str] | None = None) -> AsyncLiveRun: ...

class AsyncBedrockClient(AsyncPlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, aws_region: str | None = None, aws_profile: str | None = None, aws_access_key: str | SecretString | None = None, aws_secret_key: str | SecretString | None = None, aws_session_token: str | SecretString | None = None, api_key: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[AsyncPlatformOptions]) -> None: ...
    admin: Any = lacking(BedrockPlatform.title)
    batches: Any = lacking(BedrockPlatform.title)
    files: Any = lacking(BedrockPlatform.title)
    def messages(self) -> AsyncBedrockMessagesService: ...
    models: Any = lacking(BedrockPlatform.title)
    skills: Any = lacking(BedrockPlatform.title)
    user_profiles: Any = lacking(BedrockPlatform.title)

class AsyncBedrockMantleClient(AsyncPlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, aws_region: str | None = None, aws_profile: str | None = None, aws_access_key: str | SecretString | None = None, aws_secret_key: str | SecretString | None = None, aws_session_token: str | SecretString | None = None, api_key: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[AsyncPlatformOptions]) -> None: ...
    admin: Any = lacking(MantlePlatform.title)
    batches: Any = lacking(MantlePlatform.title)
    files: Any = lacking(MantlePlatform.title)
    models: Any = lacking(MantlePlatform.title)
    skills: Any = lacking(MantlePlatform.title)
    user_profiles: Any = lacking(MantlePlatform.title)

class AsyncBinaryResponse(AsyncResumableBody):
    async def __anext__(self) -> bytes: ...
    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None: ...
    media_type: str | None
    async def read(self) -> bytes: ...
    async def save(self, path: str | PathLike[str]) -> Path: ...
    size: int | None

class AsyncComplianceSettingsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def get(self, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ComplianceSettings: ...
    async def update(self, request: UpdateComplianceSettingsRequestInput | None = None, *, state: ComplianceStateInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ComplianceSettings: ...

class AsyncEffectiveSpendLimitsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListEffectiveSpendLimitsParams | None = None, *, user_ids: Strings | None = None, period: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[EffectiveSpendLimit]: ...

class AsyncExternalKeysService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def create(self, request: CreateExternalKeyRequestInput | None = None, *, provider_config: ExternalKeyProviderConfigInput | None = None, display_name: str | None = None, geo: WorkspaceGeo | None = None, user_profile_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKey: ...
    async def delete(self, external_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedExternalKey: ...
    async def get(self, external_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKey: ...
    def list(self, params: ListExternalKeysParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[ExternalKey]: ...
    async def update(self, external_key_id: str, request: UpdateExternalKeyRequestInput | None = None, *, display_name: str | None = UNSET, geo: WorkspaceGeo | None = None, provider_config: ExternalKeyProviderConfigInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKey: ...
    async def validate(self, external_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKeyValidation: ...

class AsyncFederationIssuersService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def archive(self, federation_issuer_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...
    async def create(self, request: CreateFederationIssuerRequestInput | None = None, *, name: str | None = None, issuer_url: str | None = None, jwks: FederationJwksInput | None = None, check_jti: bool | None = None, max_jwt_lifetime_seconds: int | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...
    async def get(self, federation_issuer_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...
    def list(self, params: ListFederationIssuersParams | None = None, *, include_archived: bool | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[FederationIssuer]: ...
    async def update(self, federation_issuer_id: str, request: UpdateFederationIssuerRequestInput | None = None, *, name: str | None = None, issuer_url: str | None = None, jwks: FederationJwksInput | None = None, jwks_polling_disabled: bool | None = None, check_jti: bool | None = None, max_jwt_lifetime_seconds: int | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...

class AsyncFederationRuleWorkspacesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def add(self, federation_rule_id: str, request: AddFederationRuleWorkspaceRequestInput | None = None, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRuleWorkspace: ...
    def list(self, federation_rule_id: str, params: ListFederationRuleWorkspacesParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[FederationRuleWorkspace]: ...
    async def remove(self, federation_rule_id: str, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedFederationRuleWorkspace: ...

class AsyncFederationRulesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def archive(self, federation_rule_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    async def create(self, request: CreateFederationRuleRequestInput | None = None, *, name: str | None = None, issuer_id: str | None = None, match: FederationRuleMatchInput | None = None, target: FederationServiceAccountTargetInput | None = None, oauth_scope: str | None = None, description: str | None = None, token_lifetime_seconds: int | None = None, applies_to_all_workspaces: bool | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    async def get(self, federation_rule_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    def list(self, params: ListFederationRulesParams | None = None, *, include_archived: bool | None = None, issuer_id: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[FederationRule]: ...
    async def update(self, federation_rule_id: str, request: UpdateFederationRuleRequestInput | None = None, *, name: str | None = None, description: str | None = UNSET, match: FederationRuleMatchInput | None = None, target: FederationServiceAccountTargetInput | None = None, oauth_scope: str | None = None, token_lifetime_seconds: int | None = None, applies_to_all_workspaces: bool | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    def workspaces(self) -> AsyncFederationRuleWorkspacesService: ...

class AsyncFederationService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def issuers(self) -> AsyncFederationIssuersService: ...
    def rules(self) -> AsyncFederationRulesService: ...

class AsyncFilesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def delete(self, file_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedFile: ...
    def download(self, file_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> AsyncBinaryResponse: ...
    async def get(self, file_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FileMetadata: ...
    def list(self, params: ListFilesParams | None = None, *, ids: Strings | None = None, limit: int | None = None, page: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[FileMetadata]: ...
    async def upload(self, request: UploadFileRequestInput | None = None, *, file: FileUpload | None = None, expires_in_seconds: int | None = None, workspace_id: str | None = None, progress: Callable[[int, int | None], object] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FileMetadata: ...

class AsyncFoundryClient(AsyncPlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, resource: str | None = None, api_key: str | SecretString | None = None, azure_ad_token_provider: Callable[[], Any] | None = None, credential: Any = None, base_url: str | None = None, **options: Unpack[AsyncPlatformOptions]) -> None: ...
    batches: Any = lacking(FoundryPlatform.title)
    models: Any = lacking(FoundryPlatform.title)

class AsyncGoogleCloudClient(AsyncPlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, project: str | None = None, location: str | None = None, workspace_id: str | None = None, credentials: Any = None, access_token: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[AsyncPlatformOptions]) -> None: ...

class AsyncInvitesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def create(self, request: CreateInviteRequestInput | None = None, *, email: str | None = None, role: AssignableOrganizationRole | None = None, rbac_group_ids: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Invite: ...
    async def delete(self, invite_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedInvite: ...
    async def get(self, invite_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Invite: ...
    def list(self, params: ListInvitesParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, email: str | None = None, roles: Strings | None = None, statuses: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[Invite]: ...

class AsyncJSONLines(AsyncResumableBody, Generic[T]):
    async def __anext__(self) -> T: ...
    def __init__(self, pipeline: AsyncPipeline, call: Call, after: str | None = None) -> None: ...
AsyncLines = AsyncJSONLines

class AsyncLiveRun(AsyncResultRun):
    def __init__(self, pipeline: AsyncPipeline, call: Call, service: Any, requests: Any, options: LiveRunOptions) -> None: ...
    async def close(self) -> None: ...

class AsyncMessageStream(NotCopied):
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
    def __aiter__(self) -> Self: ...
    async def __anext__(self) -> StreamEvent: ...
    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None: ...
    async def close(self) -> None: ...
    current_message: MessageResponse | None
    async def get_final_message(self) -> MessageResponse: ...
    async def get_final_text(self) -> str: ...
    meta: Meta
    text_stream: AsyncTextStream

class AsyncMessagesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def count_tokens(self, request: CountTokensRequestInput | None = None, *, model: ModelName | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, thinking: ThinkingConfigInput | None = None, output_config: OutputConfigInput | None = None, cache_control: CacheControlInput | None = None, speed: Speed | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, billing_policy: BillingPolicyInput | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> CountTokensResponse: ...
    async def create(self, request: CreateMessageRequestInput | None = None, *, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None, long_requests: Literal['stream', 'direct'] | None = None) -> MessageResponse: ...
    def create_stream(self, request: CreateMessageRequestInput | None = None, *, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> AsyncMessageStream: ...
    async def parse(self, request: CreateMessageRequestInput | None = None, *, output: Any, max_repairs: int = 0, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None, long_requests: Literal['stream', 'direct'] | None = None) -> ParsedMessage[Any]: ...
    def parse_stream(self, request: CreateMessageRequestInput | None = None, *, output: Any, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> AsyncParsedMessageStream[Any]: ...
    def run_tools(self, request: CreateMessageRequestInput | None = None, *, tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput], max_rounds: int = 25, on_error: Callable[[ToolUseBlock, Exception], object] | None = None, confirm: AsyncConfirm | None = None, tool_timeout: float | None = None, context: Any = None, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None, long_requests: Literal['stream', 'direct'] | None = None) -> AsyncToolRunner: ...
    def run_tools_stream(self, request: CreateMessageRequestInput | None = None, *, tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput], max_rounds: int = 25, on_error: Callable[[ToolUseBlock, Exception], object] | None = None, confirm: AsyncConfirm | None = None, tool_timeout: float | None = None, context: Any = None, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> AsyncToolStreamRunner: ...

class AsyncModelsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def get(self, model_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Model: ...
    def list(self, params: ListModelsParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, lifecycle: Strings | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[Model]: ...

class AsyncOrganizationsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def get(self, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Organization: ...

class AsyncPage(Generic[T]):
    def __aiter__(self) -> AsyncItems[T]: ...
    def __init__(self, pipeline: AsyncPipeline | None, call: Call, response: Any, seen: frozenset[str], seen_back: frozenset[str] = frozenset()) -> None: ...
    def __len__(self) -> int: ...
    data: list[T]
    has_more: bool
    meta: Meta
    async def next_page(self) -> AsyncPage[T] | None: ...
    def pages(self) -> AsyncPages[T]: ...
    async def previous_page(self) -> AsyncPage[T] | None: ...
    response: Any

class AsyncParsedMessageStream(AsyncMessageStream, Generic[T]):
    def __init__(self, pipeline: AsyncPipeline, call: Call, output: Any) -> None: ...
    async def get_parsed_message(self) -> ParsedMessage[T]: ...
    partial_value: Any
    partial_values: AsyncPartialValues

class AsyncRateLimitsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, params: ListRateLimitsParams | None = None, *, group_type: RateLimitGroupType | None = None, model: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[OrganizationRateLimit]: ...

class AsyncRbacGroupMembersService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def add(self, rbac_group_id: str, request: AddRbacGroupMemberRequestInput | None = None, *, user_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroupMember: ...
    def list(self, rbac_group_id: str, params: ListRbacGroupMembersParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[RbacGroupMember]: ...
    async def remove(self, rbac_group_id: str, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedRbacGroupMember: ...

class AsyncRbacGroupsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def create(self, request: CreateRbacGroupRequestInput | None = None, *, name: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroup: ...
    async def delete(self, rbac_group_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedRbacGroup: ...
    async def get(self, rbac_group_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroup: ...
    def list(self, params: ListRbacGroupsParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[RbacGroup]: ...
    def members(self) -> AsyncRbacGroupMembersService: ...
    async def update(self, rbac_group_id: str, request: UpdateRbacGroupRequestInput | None = None, *, name: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroup: ...

class AsyncRbacRolePermissionsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, rbac_role_id: str, params: ListRbacRolePermissionsParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[RbacRolePermission]: ...

class AsyncRbacRolesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def get(self, rbac_role_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacRole: ...
    def list(self, params: ListRbacRolesParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[RbacRole]: ...
    def permissions(self) -> AsyncRbacRolePermissionsService: ...

class AsyncServiceAccountWorkspacesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def add(self, service_account_id: str, request: AddServiceAccountWorkspaceRequestInput | None = None, *, workspace_id: str | None = None, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...
    def list(self, service_account_id: str, params: ListServiceAccountWorkspacesParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[ServiceAccountWorkspaceMember]: ...
    async def remove(self, service_account_id: str, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedServiceAccountWorkspaceMember: ...

class AsyncServiceAccountsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def archive(self, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    async def create(self, request: CreateServiceAccountRequestInput | None = None, *, name: str | None = None, description: str | None = None, organization_role: ServiceAccountRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    async def get(self, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    def list(self, params: ListServiceAccountsParams | None = None, *, include_archived: bool | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[ServiceAccount]: ...
    async def update(self, service_account_id: str, request: UpdateServiceAccountRequestInput | None = None, *, description: str | None = UNSET, organization_role: ServiceAccountRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    def workspaces(self) -> AsyncServiceAccountWorkspacesService: ...

class AsyncSkillVersionsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def create(self, skill_id: str, request: CreateSkillVersionRequestInput | None = None, *, files: FilesUpload | None = None, workspace_id: str | None = None, progress: Callable[[int, int | None], object] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SkillVersion: ...
    async def delete(self, skill_id: str, version: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedSkillVersion: ...
    async def get(self, skill_id: str, version: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SkillVersion: ...
    def list(self, skill_id: str, params: ListSkillVersionsParams | None = None, *, limit: int | None = None, page: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[SkillVersion]: ...

class AsyncSkillsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def create(self, request: CreateSkillRequestInput | None = None, *, files: FilesUpload | None = None, display_name: str | None = None, workspace_id: str | None = None, progress: Callable[[int, int | None], object] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Skill: ...
    async def delete(self, skill_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedSkill: ...
    async def get(self, skill_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Skill: ...
    def list(self, params: ListSkillsParams | None = None, *, limit: int | None = None, page: str | None = None, source: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[Skill]: ...
    def versions(self) -> AsyncSkillVersionsService: ...

class AsyncSpendLimitIncreaseRequestsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def approve(self, spend_limit_increase_request_id: str, request: ApproveSpendLimitIncreaseRequestInput | None = None, *, amount: str | None = None, period: SpendLimitPeriod | None = None, suppress_notification: bool | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ApprovedSpendLimitIncreaseRequest: ...
    async def deny(self, spend_limit_increase_request_id: str, request: DenySpendLimitIncreaseRequestInput | None = None, *, suppress_notification: bool | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SpendLimitIncreaseRequest: ...
    async def get(self, spend_limit_increase_request_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SpendLimitIncreaseRequest: ...
    def list(self, params: ListSpendLimitIncreaseRequestsParams | None = None, *, actor_ids: Strings | None = None, status: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[SpendLimitIncreaseRequest]: ...

class AsyncSpendLimitsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def effective(self) -> AsyncEffectiveSpendLimitsService: ...
    def increase_requests(self) -> AsyncSpendLimitIncreaseRequestsService: ...

class AsyncToolRunner(AsyncToolRounds):
    def __aiter__(self) -> Self: ...
    async def __anext__(self) -> MessageResponse: ...
    async def until_done(self) -> MessageResponse: ...

class AsyncToolStreamRunner(AsyncToolRounds):
    def __aiter__(self) -> Self: ...
    async def __anext__(self) -> AsyncToolStream: ...
    def __init__(self, pipeline: AsyncPipeline, call: Call, tools: Iterable[Any], options: ToolRunOptions) -> None: ...
    async def close(self) -> None: ...
    def events(self) -> AsyncRunEvents: ...
    text_stream: AsyncRunText
    unsent_results: list[tuple[ToolUseBlock, dict[str, Any]]]
    async def until_done(self) -> MessageResponse: ...

class AsyncTypedEventStream(AsyncResumableBody, Generic[T]):
    async def __anext__(self) -> T: ...
    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None: ...
    last_event_id: str | None

class AsyncUserProfileActionUrlsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def create(self, user_profile_id: str, request: CreateUserProfileActionUrlRequestInput | None = None, *, action: EnrollEndUserActionInput | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfileActionUrl: ...

class AsyncUserProfilesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def action_urls(self) -> AsyncUserProfileActionUrlsService: ...
    async def create(self, request: CreateUserProfileRequestInput | None = None, *, access_type: UserProfileAccessType | None = None, external_user_details: ExternalUserDetailsInput | None = None, metadata: Mapping[str, str] | None = None, name: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfile: ...
    async def delete(self, user_profile_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedUserProfile: ...
    async def get(self, user_profile_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfile: ...
    def list(self, params: ListUserProfilesParams | None = None, *, enforcement_status: Strings | None = None, limit: int | None = None, order: ListUserProfilesOrder | None = None, order_by: ListUserProfilesOrderBy | None = None, page: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[UserProfile]: ...
    async def update(self, user_profile_id: str, request: UpdateUserProfileRequestInput | None = None, *, access_type: UserProfileAccessType | None = UNSET, external_user_details: ExternalUserDetailsInput | None = None, metadata: Mapping[str, str] | None = None, name: str | None = UNSET, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfile: ...

class AsyncUsersService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def delete(self, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedUser: ...
    async def get(self, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> User: ...
    def list(self, params: ListUsersParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, email: str | None = None, roles: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[User]: ...
    async def update(self, user_id: str, request: UpdateUserRequestInput | None = None, *, role: AssignableOrganizationRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> User: ...

class AsyncVertexClient(AsyncPlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, region: str | None = None, project_id: str | None = None, credentials: Any = None, access_token: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[AsyncPlatformOptions]) -> None: ...
    admin: Any = lacking(VertexPlatform.title)
    batches: Any = lacking(VertexPlatform.title)
    files: Any = lacking(VertexPlatform.title)
    models: Any = lacking(VertexPlatform.title)
    skills: Any = lacking(VertexPlatform.title)
    user_profiles: Any = lacking(VertexPlatform.title)

class AsyncWorkspaceMembersService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def create(self, workspace_id: str, request: CreateWorkspaceMemberRequestInput | None = None, *, user_id: str | None = None, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceMember: ...
    async def delete(self, workspace_id: str, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedWorkspaceMember: ...
    async def get(self, workspace_id: str, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceMember: ...
    def list(self, workspace_id: str, params: ListWorkspaceMembersParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[WorkspaceMember]: ...
    async def update(self, workspace_id: str, user_id: str, request: UpdateWorkspaceMemberRequestInput | None = None, *, workspace_role: WorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceMember: ...

class AsyncWorkspaceRateLimitsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    def list(self, workspace_id: str, params: ListWorkspaceRateLimitsParams | None = None, *, group_type: RateLimitGroupType | None = None, include_inherited: bool | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[WorkspaceRateLimit]: ...
    async def update(self, workspace_id: str, rate_limit_id: str, request: UpdateWorkspaceRateLimitRequestInput | None = None, *, limits: Iterable[WorkspaceRateLimitChangeInput] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceRateLimit: ...

class AsyncWorkspaceServiceAccountsService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def add(self, workspace_id: str, request: AddWorkspaceServiceAccountRequestInput | None = None, *, service_account_id: str | None = None, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...
    async def get(self, workspace_id: str, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...
    def list(self, workspace_id: str, params: ListWorkspaceServiceAccountsParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[ServiceAccountWorkspaceMember]: ...
    async def remove(self, workspace_id: str, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedServiceAccountWorkspaceMember: ...
    async def update(self, workspace_id: str, service_account_id: str, request: UpdateWorkspaceServiceAccountRequestInput | None = None, *, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...

class AsyncWorkspacesService(NamesHinted):
    def __init__(self, pipeline: AsyncPipeline) -> None: ...
    async def archive(self, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...
    async def create(self, request: CreateWorkspaceRequestInput | None = None, *, name: str | None = None, display_color: str | None = None, data_residency: DataResidencyConfigInput | None = None, tags: Mapping[str, Any] | None = None, external_key_id: str | None = None, user_profile_id: str | None = None, inference_data_privacy: InferenceDataPrivacyConfigInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...
    async def get(self, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...
    def list(self, params: ListWorkspacesParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, include_archived: bool | None = None, include_default: bool | None = None, ids: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> AsyncPageRequest[Workspace]: ...
    def members(self) -> AsyncWorkspaceMembersService: ...
    def rate_limits(self) -> AsyncWorkspaceRateLimitsService: ...
    def service_accounts(self) -> AsyncWorkspaceServiceAccountsService: ...
    async def update(self, workspace_id: str, request: UpdateWorkspaceRequestInput | None = None, *, name: str | None = None, display_color: str | None = None, data_residency: DataResidencyUpdateConfigInput | None = UNSET, tags: Mapping[str, Any] | None = UNSET, external_key_id: str | None = None, user_profile_id: str | None = None, inference_data_privacy: InferenceDataPrivacyConfigInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...

class Attempt(NamedTuple):
    delay: float | None = None
    reason: str = ''
    status: int | None = None

class AuthenticationError(APIError):
    ...

class AuthenticationErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['authentication_error'] = 'authentication_error'

class Base64ImageSource(Record):
    data: str = field(converter=as_given)
    media_type: ImageMediaType
    type: Literal['base64'] = 'base64'

class Base64PdfSource(Record):
    data: str = field(converter=as_given)
    media_type: Literal['application/pdf'] = 'application/pdf'
    type: Literal['base64'] = 'base64'
BashCodeExecutionErrorCode: TypeAlias = Literal['invalid_tool_input', 'unavailable', 'too_many_requests', 'execution_time_exceeded', 'output_file_too_large'] | str

class BashCodeExecutionOutput(Record):
    file_id: str
    type: Literal['bash_code_execution_output'] = 'bash_code_execution_output'

class BashCodeExecutionResult(Record):
    content: list[BashCodeExecutionOutput]
    return_code: int
    stderr: str
    stdout: str
    type: Literal['bash_code_execution_result'] = 'bash_code_execution_result'

class BashCodeExecutionToolResultBlock(Record):
    cache_control: CacheControl | None = None
    content: BashCodeExecutionToolResultContent
    tool_use_id: str
    type: Literal['bash_code_execution_tool_result'] = 'bash_code_execution_tool_result'
BashCodeExecutionToolResultContent: TypeAlias = BashCodeExecutionResult | BashCodeExecutionToolResultError | UnknownToolResult

class BashCodeExecutionToolResultError(Record):
    error_code: BashCodeExecutionErrorCode
    type: Literal['bash_code_execution_tool_result_error'] = 'bash_code_execution_tool_result_error'

class BashTool20241022(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['bash'] = 'bash'
    strict: bool | None = None
    type: Literal['bash_20241022'] = 'bash_20241022'

class BashTool20250124(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['bash'] = 'bash'
    strict: bool | None = None
    type: Literal['bash_20250124'] = 'bash_20250124'

class Batch(Record):
    archived_at: str | None = None
    cancel_initiated_at: str | None = None
    created_at: str
    ended_at: str | None = None
    expires_at: str
    id: str
    processing_status: BatchStatus
    request_counts: BatchRequestCounts
    results_url: str | None = None
    type: Literal['message_batch'] = 'message_batch'

class BatchCanceled(Record):
    type: Literal['canceled'] = 'canceled'

class BatchErrored(Record):
    error: ErrorResponse
    type: Literal['errored'] = 'errored'

class BatchExpired(Record):
    type: Literal['expired'] = 'expired'
BatchOutcome: TypeAlias = BatchSucceeded | BatchErrored | BatchCanceled | BatchExpired | UnknownBatchOutcome

class BatchProgress:
    canceled: int
    done: int
    errored: int
    expired: int
    processing: int
    submitted: int
    succeeded: int
    total: int
    usage: Usage = field(repr=False)

class BatchRequest(Record):
    custom_id: str
    params: CreateMessageRequestInput

class BatchRequestCounts(Record):
    canceled: int
    errored: int
    expired: int
    processing: int
    succeeded: int

class BatchResult(Record):
    custom_id: str
    result: BatchOutcome

class BatchRun(ResultRun):
    def __init__(self, pipeline: Pipeline, call: Call, service: Any, requests: Any, options: BatchRunOptions) -> None: ...
    def close(self) -> None: ...
BatchStatus: TypeAlias = Literal['in_progress', 'canceling', 'ended'] | str

class BatchSucceeded(Record):
    message: MessageResponse
    type: Literal['succeeded'] = 'succeeded'

class BatchesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def cancel(self, message_batch_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Batch: ...
    def create(self, request: CreateBatchRequestInput | None = None, *, requests: Iterable[BatchRequestInput] | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Batch: ...
    def delete(self, message_batch_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedBatch: ...
    def get(self, message_batch_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Batch: ...
    def list(self, params: ListBatchParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[Batch]: ...
    def results(self, message_batch_id: str, *, workspace_id: str | None = None, after: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> JSONLines[BatchResult]: ...
    def run(self, requests: BatchRequests, *, state: str | PathLike[str] | None = None, order: Literal['arrival', 'asking'] = 'arrival', on_progress: Callable[[BatchProgress], object] | None = None, max_requests: int = 10000, max_bytes: int = 16000000, max_open: int = 4, max_retries: int = 2, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None, beta_features: Sequence[str] | None = None) -> BatchRun: ...
    def run_live(self, requests: BatchRequests, *, max_concurrency: int = 8, order: Literal['arrival', 'asking'] = 'arrival', on_progress: Callable[[BatchProgress], object] | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, extra_headers: Mapping[str, str] | None = None, beta_features: Sequence[str] | None = None) -> LiveRun: ...

class BedrockClient(PlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, aws_region: str | None = None, aws_profile: str | None = None, aws_access_key: str | SecretString | None = None, aws_secret_key: str | SecretString | None = None, aws_session_token: str | SecretString | None = None, api_key: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[PlatformOptions]) -> None: ...
    admin: Any = lacking(BedrockPlatform.title)
    batches: Any = lacking(BedrockPlatform.title)
    files: Any = lacking(BedrockPlatform.title)
    def messages(self) -> BedrockMessagesService: ...
    models: Any = lacking(BedrockPlatform.title)
    skills: Any = lacking(BedrockPlatform.title)
    user_profiles: Any = lacking(BedrockPlatform.title)

class BedrockMantleClient(PlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, aws_region: str | None = None, aws_profile: str | None = None, aws_access_key: str | SecretString | None = None, aws_secret_key: str | SecretString | None = None, aws_session_token: str | SecretString | None = None, api_key: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[PlatformOptions]) -> None: ...
    admin: Any = lacking(MantlePlatform.title)
    batches: Any = lacking(MantlePlatform.title)
    files: Any = lacking(MantlePlatform.title)
    models: Any = lacking(MantlePlatform.title)
    skills: Any = lacking(MantlePlatform.title)
    user_profiles: Any = lacking(MantlePlatform.title)
BillTo: TypeAlias = Literal['self', 'user_profile'] | str

class BillingError(APIError):
    ...

class BillingErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['billing_error'] = 'billing_error'

class BillingPolicy(Record):
    bill_to: BillTo | None = None
    type: Literal['billing_policy'] = 'billing_policy'

class BinaryResponse(ResumableBody):
    def __init__(self, pipeline: Pipeline, call: Call) -> None: ...
    def __next__(self) -> bytes: ...
    media_type: str | None
    def read(self) -> bytes: ...
    def save(self, path: str | PathLike[str]) -> Path: ...
    size: int | None
BindingMismatch: TypeAlias = Literal['model_binding_mismatch', 'prefix_binding_mismatch', 'organization_binding_mismatch', 'end_user_binding_mismatch'] | str

class BrowserDownloadCompleted(Record):
    download_id: str
    path: str | None = None
    size_bytes: int | None = None
    type: Literal['download_completed'] = 'download_completed'
    url: str

class BrowserDownloadFailed(Record):
    download_id: str
    error: str | None = None
    type: Literal['download_failed'] = 'download_failed'
    url: str

class BrowserDownloadStarted(Record):
    download_id: str
    type: Literal['download_started'] = 'download_started'
    url: str

class BrowserStateBlock(Record):
    cache_control: CacheControlInput | None = None
    state_changes: Sequence[BrowserStateChangeInput] | None = None
    tabs: Sequence[BrowserTabInput]
    type: Literal['browser_state'] = 'browser_state'
BrowserStateChange: TypeAlias = BrowserTabOpened | BrowserDownloadStarted | BrowserDownloadCompleted | BrowserDownloadFailed | UnknownBrowserStateChange

class BrowserTab(Record):
    active: bool | None = None
    tab_id: str
    title: str
    url: str

class BrowserTabOpened(Record):
    tab_id: str
    type: Literal['tab_opened'] = 'tab_opened'

class BrowserToolset20260801(Record):
    cache_control: CacheControl | None = None
    configs: BrowserToolsetConfigs | None = None
    type: Literal['browser_toolset_20260801'] = 'browser_toolset_20260801'

class BrowserToolsetConfigs(Record):
    close_tab: ToolsetMemberConfig | None = None
    double_click: ToolsetMemberConfig | None = None
    file_upload: ToolsetMemberConfig | None = None
    find: ToolsetMemberConfig | None = None
    form_input: ToolsetMemberConfig | None = None
    get_page_text: ToolsetMemberConfig | None = None
    hold_key: ToolsetMemberConfig | None = None
    hover: ToolsetMemberConfig | None = None
    javascript_exec: ToolsetMemberConfig | None = None
    key: ToolsetMemberConfig | None = None
    left_click: ToolsetMemberConfig | None = None
    left_click_drag: ToolsetMemberConfig | None = None
    left_mouse_down: ToolsetMemberConfig | None = None
    left_mouse_up: ToolsetMemberConfig | None = None
    list_tabs: ToolsetMemberConfig | None = None
    middle_click: ToolsetMemberConfig | None = None
    mouse_move: ToolsetMemberConfig | None = None
    navigate: ToolsetMemberConfig | None = None
    new_tab: ToolsetMemberConfig | None = None
    read_console: ToolsetMemberConfig | None = None
    read_network: ToolsetMemberConfig | None = None
    read_page: ToolsetMemberConfig | None = None
    right_click: ToolsetMemberConfig | None = None
    screenshot: ToolsetMemberConfig | None = None
    scroll: ToolsetMemberConfig | None = None
    scroll_to: ToolsetMemberConfig | None = None
    switch_tab: ToolsetMemberConfig | None = None
    triple_click: ToolsetMemberConfig | None = None
    type: ToolsetMemberConfig | None = None
    wait: ToolsetMemberConfig | None = None
    zoom: ToolsetMemberConfig | None = None

class CacheControl(Record):
    ttl: CacheTtl | None = None
    type: Literal['ephemeral'] = 'ephemeral'

class CacheCreation(Record):
    ephemeral_1h_input_tokens: int
    ephemeral_5m_input_tokens: int

class CacheMissMessagesChanged(Record):
    cache_missed_input_tokens: int
    type: Literal['messages_changed'] = 'messages_changed'

class CacheMissModelChanged(Record):
    cache_missed_input_tokens: int
    type: Literal['model_changed'] = 'model_changed'

class CacheMissPreviousMessageNotFound(Record):
    type: Literal['previous_message_not_found'] = 'previous_message_not_found'
CacheMissReason: TypeAlias = CacheMissModelChanged | CacheMissSystemChanged | CacheMissToolsChanged | CacheMissMessagesChanged | CacheMissPreviousMessageNotFound | CacheMissUnavailable | UnknownCacheMissReason

class CacheMissSystemChanged(Record):
    cache_missed_input_tokens: int
    type: Literal['system_changed'] = 'system_changed'

class CacheMissToolsChanged(Record):
    cache_missed_input_tokens: int
    type: Literal['tools_changed'] = 'tools_changed'

class CacheMissUnavailable(Record):
    type: Literal['unavailable'] = 'unavailable'
CacheTtl: TypeAlias = Literal['5m', '1h'] | str

class CapabilitySupport(Record):
    supported: bool

class CircuitBreakerOpenError(AnthropicError):
    def __init__(self, message: str, *, open_until: datetime | None = None, retry_after: float | None = None, **facts: Unpack[Facts]) -> None: ...
    open_until: Any
    retry_after: Any

class CircuitConfig:
    def __attrs_post_init__(self) -> None: ...
    failure_threshold: int = 5
    half_open_max_requests: int = 1
    open_duration: float = 30.0
    success_threshold: int = 3

class CitationCharLocation(Record):
    cited_text: str
    document_index: int
    document_title: str | None = None
    end_char_index: int
    file_id: str | None = None
    start_char_index: int
    type: Literal['char_location'] = 'char_location'

class CitationContentBlockLocation(Record):
    cited_text: str
    document_index: int
    document_title: str | None = None
    end_block_index: int
    file_id: str | None = None
    start_block_index: int
    type: Literal['content_block_location'] = 'content_block_location'

class CitationPageLocation(Record):
    cited_text: str
    document_index: int
    document_title: str | None = None
    end_page_number: int
    file_id: str | None = None
    start_page_number: int
    type: Literal['page_location'] = 'page_location'

class CitationSearchResultLocation(Record):
    cited_text: str
    end_block_index: int
    search_result_index: int
    source: str
    start_block_index: int
    title: str | None = None
    type: Literal['search_result_location'] = 'search_result_location'

class CitationWebSearchResultLocation(Record):
    cited_text: str
    encrypted_index: str
    title: str | None = None
    type: Literal['web_search_result_location'] = 'web_search_result_location'
    url: str

class CitationsConfig(Record):
    enabled: bool | None = None

class CitationsDelta(Record):
    citation: TextCitation
    type: Literal['citations_delta'] = 'citations_delta'

class ClearThinkingEdit(Record):
    keep: ThinkingKeepInput | None = None
    type: Literal['clear_thinking_20251015'] = 'clear_thinking_20251015'
ClearToolInputs: TypeAlias = bool | list[str]

class ClearToolUsesEdit(Record):
    clear_at_least: InputTokensInput | None = None
    clear_tool_inputs: ClearToolInputsInput | None = None
    exclude_tools: Strings | None = None
    keep: ToolUsesInput | None = None
    trigger: ContextTriggerInput | None = None
    type: Literal['clear_tool_uses_20250919'] = 'clear_tool_uses_20250919'

class ClearedThinking(Record):
    cleared_input_tokens: int
    cleared_thinking_turns: int
    type: Literal['clear_thinking_20251015'] = 'clear_thinking_20251015'

class ClearedToolUses(Record):
    cleared_input_tokens: int
    cleared_tool_uses: int
    type: Literal['clear_tool_uses_20250919'] = 'clear_tool_uses_20250919'

class ClientConfig(GivenConfig):
    admin_api_key: str | SecretString | None = field(default=UNSET, converter=seal)
    api_key: str | SecretString | CredentialFunction | AsyncCredentialFunction | None = field(default=UNSET, converter=seal_or_ask)
    api_version: str = UNSET
    auth: AuthProvider = UNSET
    auth_token: str | SecretString | None = field(default=UNSET, converter=seal)
    base_url: str = UNSET
    beta_features: Iterable[str] | str = field(default=UNSET, converter=collect)
    ca_bundle: str | PathLike[str] = UNSET
    circuit: CircuitConfig | CircuitBreaker | Mapping[str, Any] | None = UNSET
    client_cert: ClientCertificate = field(default=UNSET, converter=seal_password)
    clock: Clock = UNSET
    connect_timeout: float | None = UNSET
    default_headers: Mapping[str, str] = UNSET
    federation_rule_id: str = UNSET
    http2: Literal['auto'] | bool = UNSET
    http_client: httpx.Client | httpx.AsyncClient = UNSET
    identity_token: str | SecretString | CredentialFunction | AsyncCredentialFunction | None = field(default=UNSET, converter=seal_or_ask)
    identity_token_file: str | PathLike[str] = UNSET
    idle_connection_timeout: float | None = UNSET
    include_pings: bool = UNSET
    keep_raw: bool = UNSET
    log_level: Literal['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] | str | int = UNSET
    logger: Logger | BindingLogger = UNSET
    long_requests: Literal['stream', 'direct'] = UNSET
    max_body_bytes: int = UNSET
    max_connections: int = UNSET
    max_event_bytes: int = UNSET
    max_idle_connections: int = UNSET
    max_line_bytes: int = UNSET
    max_retries: int = UNSET
    meter: bool = UNSET
    on_request: RequestHook | AsyncRequestHook | None = UNSET
    on_response: ResponseHook | AsyncResponseHook | None = UNSET
    organization_id: str = UNSET
    pool_timeout: float | None = UNSET
    prices: Prices | Mapping[str, Any] | PathLike[str] | str | None = UNSET
    profile: str = UNSET
    proxy: str | SecretString | None = field(default=UNSET, converter=seal)
    rate_limits: RateLimits | RateLimiter | Mapping[str, Any] | None = UNSET
    retry: RetryPolicy | RetryExecutor | Mapping[str, Any] = UNSET
    service_account_id: str = UNSET
    stream_idle_timeout: float | None = UNSET
    stream_progress_timeout: float | None = UNSET
    strict_responses: bool = UNSET
    telemetry: Telemetry | Mapping[str, Any] | None = UNSET
    timeout: float | None = UNSET
    transport: Transport | AsyncTransport = UNSET
    webhook_secret: str | SecretString | Iterable[str | SecretString] | None = field(default=UNSET, converter=seal_all)
    workspace_id: str = UNSET

class CodeExecutionCaller20250825(Record):
    tool_id: str
    type: Literal['code_execution_20250825'] = 'code_execution_20250825'

class CodeExecutionCaller20260120(Record):
    tool_id: str
    type: Literal['code_execution_20260120'] = 'code_execution_20260120'
CodeExecutionErrorCode: TypeAlias = Literal['invalid_tool_input', 'unavailable', 'too_many_requests', 'execution_time_exceeded'] | str

class CodeExecutionOutput(Record):
    file_id: str
    type: Literal['code_execution_output'] = 'code_execution_output'

class CodeExecutionResult(Record):
    abort_reason: str | None = None
    content: list[CodeExecutionOutput]
    return_code: int
    stderr: str
    stdout: str
    type: Literal['code_execution_result'] = 'code_execution_result'

class CodeExecutionTool20250522(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['code_execution'] = 'code_execution'
    strict: bool | None = None
    type: Literal['code_execution_20250522'] = 'code_execution_20250522'

class CodeExecutionTool20250825(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['code_execution'] = 'code_execution'
    strict: bool | None = None
    type: Literal['code_execution_20250825'] = 'code_execution_20250825'

class CodeExecutionTool20260120(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['code_execution'] = 'code_execution'
    strict: bool | None = None
    type: Literal['code_execution_20260120'] = 'code_execution_20260120'

class CodeExecutionTool20260521(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['code_execution'] = 'code_execution'
    strict: bool | None = None
    type: Literal['code_execution_20260521'] = 'code_execution_20260521'

class CodeExecutionToolResultBlock(Record):
    cache_control: CacheControl | None = None
    content: CodeExecutionToolResultContent
    tool_use_id: str
    type: Literal['code_execution_tool_result'] = 'code_execution_tool_result'
CodeExecutionToolResultContent: TypeAlias = CodeExecutionResult | EncryptedCodeExecutionResult | CodeExecutionToolResultError | UnknownToolResult

class CodeExecutionToolResultError(Record):
    error_code: CodeExecutionErrorCode
    type: Literal['code_execution_tool_result_error'] = 'code_execution_tool_result_error'

class CompactEdit(Record):
    instructions: str | None = None
    pause_after_compaction: bool | None = None
    trigger: InputTokensInput | None = None
    type: Literal['compact_20260112'] = 'compact_20260112'

class CompactionBlock(Record):
    cache_control: CacheControl | None = None
    content: str | None = None
    encrypted_content: str | None = None
    signature: str | None = None
    tool_changes: list[CompactionToolChange] | None = None
    type: Literal['compaction'] = 'compaction'

class CompactionCapability(Record):
    summarize: CapabilitySupport
    supported: bool

class CompactionConfig(Record):
    instructions: str | None = None
    type: Literal['summarize'] = 'summarize'

class CompactionDelta(Record):
    content: str | None = None
    encrypted_content: str | None = None
    type: Literal['compaction_delta'] = 'compaction_delta'

class CompactionIterationUsage(Record):
    cache_creation: CacheCreation | None = None
    cache_creation_input_tokens: int
    cache_read_input_tokens: int
    input_tokens: int
    output_tokens: int
    type: Literal['compaction'] = 'compaction'
CompactionToolChange: TypeAlias = ToolAdditionBlock | ToolRemovalBlock | UnknownBlock

class ComplianceDisabled(Record):
    type: Literal['disabled'] = 'disabled'

class ComplianceEnabled(Record):
    type: Literal['enabled'] = 'enabled'

class ComplianceSettings(Record):
    access_transparency: AccessTransparency | None = None
    state: ComplianceState
    type: Literal['compliance_settings'] = 'compliance_settings'

class ComplianceSettingsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def get(self, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ComplianceSettings: ...
    def update(self, request: UpdateComplianceSettingsRequestInput | None = None, *, state: ComplianceStateInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ComplianceSettings: ...
ComplianceState: TypeAlias = ComplianceEnabled | ComplianceDisabled | UnknownComplianceState

class ComputerTool20241022(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    display_height_px: int
    display_number: int | None = None
    display_width_px: int
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['computer'] = 'computer'
    strict: bool | None = None
    type: Literal['computer_20241022'] = 'computer_20241022'

class ComputerTool20250124(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    display_height_px: int
    display_number: int | None = None
    display_width_px: int
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['computer'] = 'computer'
    strict: bool | None = None
    type: Literal['computer_20250124'] = 'computer_20250124'

class ComputerTool20251124(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    display_height_px: int
    display_number: int | None = None
    display_width_px: int
    enable_zoom: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['computer'] = 'computer'
    strict: bool | None = None
    type: Literal['computer_20251124'] = 'computer_20251124'

class ComputerToolset20260801(Record):
    cache_control: CacheControl | None = None
    configs: ComputerToolsetConfigs | None = None
    type: Literal['computer_toolset_20260801'] = 'computer_toolset_20260801'

class ComputerToolsetConfigs(Record):
    cursor_position: ToolsetMemberConfig | None = None
    double_click: ToolsetMemberConfig | None = None
    hold_key: ToolsetMemberConfig | None = None
    key: ToolsetMemberConfig | None = None
    left_click: ToolsetMemberConfig | None = None
    left_click_drag: ToolsetMemberConfig | None = None
    left_mouse_down: ToolsetMemberConfig | None = None
    left_mouse_up: ToolsetMemberConfig | None = None
    middle_click: ToolsetMemberConfig | None = None
    mouse_move: ToolsetMemberConfig | None = None
    right_click: ToolsetMemberConfig | None = None
    screenshot: ToolsetMemberConfig | None = None
    scroll: ToolsetMemberConfig | None = None
    triple_click: ToolsetMemberConfig | None = None
    type: ToolsetMemberConfig | None = None
    wait: ToolsetMemberConfig | None = None
    zoom: ToolsetMemberConfig | None = None

class ConfigurationError(AnthropicError):
    def __init__(self, message: str, *, field: str | None = None, **facts: Unpack[Facts]) -> None: ...
    field: Any

class ConflictError(APIError):
    ...

class ConflictErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['conflict_error'] = 'conflict_error'

class Container(Record):
    expires_at: str
    id: str
    skills: list[LoadedSkill] | None = None
ContainerChoice: TypeAlias = str | ContainerConfig

class ContainerConfig(Record):
    id: str | None = None
    skills: Sequence[SkillRefInput] | None = None

class ContainerUploadBlock(Record):
    cache_control: CacheControl | None = None
    file_id: str
    type: Literal['container_upload'] = 'container_upload'
ContentBlock: TypeAlias = TextBlock | ThinkingBlock | RedactedThinkingBlock | ToolUseBlock | ServerToolUseBlock | WebSearchToolResultBlock | WebFetchToolResultBlock | CodeExecutionToolResultBlock | BashCodeExecutionToolResultBlock | TextEditorCodeExecutionToolResultBlock | ToolSearchToolResultBlock | AdvisorToolResultBlock | McpToolUseBlock | McpToolResultBlock | McpToolListingBlock | ContainerUploadBlock | CompactionBlock | FallbackBlock | UnknownBlock

class ContentBlockDelta(Record):
    delta: Delta
    index: int
    type: Literal['content_block_delta'] = 'content_block_delta'

class ContentBlockSource(Record):
    content: ContentBlockSourceContent
    type: Literal['content'] = 'content'
ContentBlockSourceBlock: TypeAlias = TextBlock | ImageBlock | UnknownBlock
ContentBlockSourceContent: TypeAlias = str | list[ContentBlockSourceBlock]

class ContentBlockStart(Record):
    content_block: ContentBlock
    index: int
    type: Literal['content_block_start'] = 'content_block_start'

class ContentBlockStop(Record):
    index: int
    type: Literal['content_block_stop'] = 'content_block_stop'
ContextEdit: TypeAlias = ClearToolUsesEdit | ClearThinkingEdit | CompactEdit | UnknownContextEdit

class ContextManagementCapability(Record):
    clear_thinking_20251015: CapabilitySupport | None = None
    clear_tool_uses_20250919: CapabilitySupport | None = None
    compact_20260112: CapabilitySupport | None = None
    supported: bool

class ContextManagementConfig(Record):
    edits: Sequence[ContextEditInput] | None = None

class ContextManagementResult(Record):
    applied_edits: list[AppliedContextEdit]
ContextTrigger: TypeAlias = InputTokens | ToolUses | UnknownContextTrigger

class Conversation(Sequence['InputMessageParam']):
    def __getitem__(self, index: int | slice) -> Any: ...
    def __init__(self, messages: Iterable[ConversationSource] = (), *, system: SystemPromptInput | None = None, metadata: Mapping[str, Any] | None = None) -> None: ...
    def __iter__(self) -> Iterator[InputMessageParam]: ...
    def __len__(self) -> int: ...
    def add(self, given: ConversationSource) -> None: ...
    container: str | None
    def copy(self) -> Self: ...
    def extend(self, given: Iterable[ConversationSource]) -> None: ...
    @classmethod
    def from_json(cls, text: str | bytes) -> Self: ...
    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self: ...
    metadata: dict[str, Any]
    def pop(self) -> InputMessageParam: ...
    def save(self, path: str | os.PathLike[str]) -> None: ...
    system: Any
    def to_json(self) -> bytes: ...
    def trim(self, max_tokens: int, *, count: Callable[[list[InputMessageParam]], int] | None = None) -> list[InputMessageParam]: ...
    async def trim_async(self, max_tokens: int, *, count: Callable[[list[InputMessageParam]], Awaitable[int]]) -> list[InputMessageParam]: ...

class CountTokensContextManagement(Record):
    original_input_tokens: int

class CountTokensRequest(Record):
    billing_policy: BillingPolicyInput | None = None
    cache_control: CacheControlInput | None = None
    compaction: CompactionConfigInput | None = None
    context_management: ContextManagementConfigInput | None = None
    mcp_servers: Sequence[McpServerInput] | None = None
    messages: Sequence[InputMessageInput]
    model: ModelName
    output_config: OutputConfigInput | None = None
    output_format: JsonOutputFormatInput | None = None
    speed: Speed | None = None
    system: SystemPromptInput | None = None
    thinking: ThinkingConfigInput | None = None
    tool_choice: ToolChoiceInput | None = None
    tools: Sequence[ToolUnionInput] | None = None

class CountTokensResponse(Record):
    context_management: CountTokensContextManagement | None = None
    input_tokens: int

class CreateBatchRequest(Record):
    requests: Sequence[BatchRequestInput]

class CreateExternalKeyRequest(Record):
    display_name: str | None = None
    geo: WorkspaceGeo | None = None
    provider_config: ExternalKeyProviderConfigInput
    user_profile_id: str | None = None

class CreateFederationIssuerRequest(Record):
    check_jti: bool | None = None
    issuer_url: str
    jwks: FederationJwksInput | None = None
    max_jwt_lifetime_seconds: int | None = None
    name: str

class CreateFederationRuleRequest(Record):
    applies_to_all_workspaces: bool | None = None
    description: str | None = None
    issuer_id: str
    match: FederationRuleMatchInput
    name: str
    oauth_scope: str
    target: FederationServiceAccountTargetInput
    token_lifetime_seconds: int | None = None
    workspace_id: str | None = None

class CreateInviteRequest(Record):
    email: str
    rbac_group_ids: Strings | None = None
    role: AssignableOrganizationRole

class CreateMessageRequest(Record):
    billing_policy: BillingPolicyInput | None = None
    cache_control: CacheControlInput | None = None
    compaction: CompactionConfigInput | None = None
    container: ContainerChoiceInput | None = None
    context_management: ContextManagementConfigInput | None = None
    diagnostics: DiagnosticsInput | None = None
    fallback_credit_token: FallbackCreditChoiceInput | None = None
    fallbacks: FallbacksInput | None = None
    inference_geo: str | None = None
    max_tokens: int
    mcp_servers: Sequence[McpServerInput] | None = None
    messages: Sequence[InputMessageInput]
    metadata: MetadataInput | None = None
    model: ModelName
    output_config: OutputConfigInput | None = None
    output_format: JsonOutputFormatInput | None = None
    service_tier: ServiceTierChoice | None = None
    speed: Speed | None = None
    stop_sequences: Strings | None = None
    stream: bool | None = None
    system: SystemPromptInput | None = None
    temperature: float | None = None
    thinking: ThinkingConfigInput | None = None
    thread: ThreadInput | None = None
    tool_choice: ToolChoiceInput | None = None
    tools: Sequence[ToolUnionInput] | None = None
    top_k: int | None = None
    top_p: float | None = None
    user_profile_id: str | None = None

class CreateRbacGroupRequest(Record):
    name: str

class CreateServiceAccountRequest(Record):
    description: str | None = None
    name: str
    organization_role: ServiceAccountRole | None = None

class CreateSkillRequest(Record):
    display_name: str | None = None
    files: FilesUpload

class CreateSkillVersionRequest(Record):
    files: FilesUpload

class CreateUserProfileActionUrlRequest(Record):
    action: EnrollEndUserActionInput

class CreateUserProfileRequest(Record):
    access_type: UserProfileAccessType | None = None
    external_user_details: ExternalUserDetailsInput | None = None
    metadata: Mapping[str, str] | None = None
    name: str | None = None

class CreateWorkspaceMemberRequest(Record):
    user_id: str
    workspace_role: AssignableWorkspaceRole

class CreateWorkspaceRequest(Record):
    data_residency: DataResidencyConfigInput | None = None
    display_color: str | None = None
    external_key_id: str | None = None
    inference_data_privacy: InferenceDataPrivacyConfigInput | None = None
    name: str
    tags: Mapping[str, Any] | None = None
    user_profile_id: str | None = None

class CredentialError(AuthenticationError):
    def __init__(self, message: str, *, reason: CredentialProblem = 'refused', **facts: Unpack[APIFacts]) -> None: ...
    is_retryable: bool
    reason: Any

class DataResidency(Record):
    allowed_inference_geos: AllowedInferenceGeos
    default_inference_geo: InferenceGeo
    workspace_geo: WorkspaceGeo

class DataResidencyConfig(Record):
    allowed_inference_geos: AllowedInferenceGeosInput | None = None
    default_inference_geo: InferenceGeo | None = None
    workspace_geo: WorkspaceGeo | None = None

class DataResidencyUpdateConfig(Record):
    allowed_inference_geos: AllowedInferenceGeosInput | None = None
    default_inference_geo: InferenceGeo | None = None
DataStorage: TypeAlias = InternalDataStorage | ExternalDataStorage | UnknownDataStorage

class DeadlineExceededError(APITimeoutError):
    ...

class DeletedBatch(Record):
    id: str
    type: Literal['message_batch_deleted'] = 'message_batch_deleted'

class DeletedExternalKey(Record):
    id: str
    type: Literal['external_key_deleted'] = 'external_key_deleted'

class DeletedFederationRuleWorkspace(Record):
    federation_rule_id: str
    type: Literal['federation_rule_workspace_deleted'] = 'federation_rule_workspace_deleted'
    workspace_id: str

class DeletedFile(Record):
    id: str
    type: Literal['file_deleted'] | None = None

class DeletedInvite(Record):
    id: str
    type: Literal['invite_deleted'] = 'invite_deleted'

class DeletedRbacGroup(Record):
    id: str
    type: Literal['rbac_group_deleted'] = 'rbac_group_deleted'

class DeletedRbacGroupMember(Record):
    rbac_group_id: str
    type: Literal['rbac_group_member_deleted'] = 'rbac_group_member_deleted'
    user_id: str

class DeletedServiceAccountWorkspaceMember(Record):
    service_account_id: str
    type: Literal['service_account_workspace_member_deleted'] = 'service_account_workspace_member_deleted'
    workspace_id: str

class DeletedSkill(Record):
    id: str
    type: Literal['skill_deleted'] = 'skill_deleted'

class DeletedSkillVersion(Record):
    id: str
    type: Literal['skill_version_deleted'] = 'skill_version_deleted'

class DeletedUser(Record):
    id: str
    type: Literal['user_deleted'] = 'user_deleted'

class DeletedUserProfile(Record):
    id: str
    type: Literal['user_profile_deleted'] = 'user_profile_deleted'

class DeletedWorkspaceMember(Record):
    type: Literal['workspace_member_deleted'] = 'workspace_member_deleted'
    user_id: str
    workspace_id: str
Delta: TypeAlias = TextDelta | InputJsonDelta | ThinkingDelta | SignatureDelta | CitationsDelta | CompactionDelta | UnknownDelta

class DenySpendLimitIncreaseRequest(Record):
    suppress_notification: bool | None = None

class Diagnostics(Record):
    previous_message_id: str | None = None

class DiagnosticsResult(Record):
    cache_miss_reason: CacheMissReason | None = None

class DirectCaller(Record):
    type: Literal['direct'] = 'direct'

class DocumentBlock(Record):
    cache_control: CacheControl | None = None
    citations: CitationsConfig | None = None
    context: str | None = None
    source: DocumentSource
    title: str | None = None
    type: Literal['document'] = 'document'
DocumentSource: TypeAlias = Base64PdfSource | PlainTextSource | ContentBlockSource | UrlPdfSource | FileDocumentSource | UnknownSource

class EffectiveSpendLimit(Record):
    actor: SpendLimitActor
    amount: str | None = None
    currency: str
    period: SpendLimitPeriod
    period_to_date_spend: str
    scope: SpendLimitScope
    source: SpendLimitScope
    spend_limit_id: str

class EffectiveSpendLimitsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListEffectiveSpendLimitsParams | None = None, *, user_ids: Strings | None = None, period: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[EffectiveSpendLimit]: ...
Effort: TypeAlias = Literal['low', 'medium', 'high', 'xhigh', 'max'] | str

class EffortCapability(Record):
    high: CapabilitySupport
    low: CapabilitySupport
    max: CapabilitySupport
    medium: CapabilitySupport
    supported: bool
    xhigh: CapabilitySupport | None = None

class EncryptedCodeExecutionResult(Record):
    content: list[CodeExecutionOutput]
    encrypted_stdout: str
    return_code: int
    stderr: str
    type: Literal['encrypted_code_execution_result'] = 'encrypted_code_execution_result'

class EnrollEndUserAction(Record):
    type: Literal['enroll_end_user'] = 'enroll_end_user'
ErrorCode: TypeAlias = Literal['already_member', 'api_key_scope_missing', 'approval_required', 'authorization_check_unavailable', 'available_tools_limit_exceeded', 'bundle_attachment_not_supported', 'bundle_on_call', 'cannot_invite_emails_with_unverified_domains', 'cannot_remove_last_member', 'cannot_sign_out_managed_member', 'cannot_sign_out_membership_admin', 'cannot_sign_out_owner', 'cannot_sign_out_primary_owner', 'cannot_sign_out_privileged_member', 'cannot_sign_out_self', 'change_outcome_unknown', 'claude_code_key_creator_not_member', 'claude_code_version_too_old', 'claude_tag_writes_not_enabled', 'cmek_context_unavailable', 'cmek_feature_unsupported', 'cmek_key_disabled', 'cmek_key_network_blocked', 'cmek_key_unreachable', 'cmek_not_approved', 'compaction_block_ambiguous', 'compaction_block_misplaced', 'compaction_content_mismatch', 'compaction_incomplete_turn', 'compaction_nothing_to_summarize', 'compaction_signature_invalid', 'compaction_too_many_tool_references', 'compaction_tool_changes_mismatch', 'compaction_unavailable', 'compliance_configuration_restricted', 'concurrent_membership_change', 'contract_spend_limit_reached', 'email_domain_not_allowed', 'enforced_spend_limit_reached', 'environment_archived', 'environment_create_disabled', 'environment_not_found', 'environment_update_disabled', 'external_key_changed', 'external_key_in_workspace_policy', 'external_key_not_found', 'external_key_provider_mismatch', 'external_key_validation_failed', 'external_key_validation_timed_out', 'external_storage_in_use', 'external_storage_in_workspace_policy', 'external_storage_not_available', 'file_expired', 'file_not_downloadable', 'gcp_project_controlled_by_another_organization', 'gcp_project_not_verified', 'grant_required', 'heartbeat_precondition_failed', 'human_review_not_available', 'human_review_on_with_external_storage', 'image_dimensions_too_large', 'invalid_config_type_change', 'invalid_metadata', 'invalid_storage_arn', 'invite_already_exists', 'key_profile_mismatch', 'linked_organization_billing_unavailable', 'linked_organization_spend_limit_reached', 'org_api_key_limit_exceeded', 'org_member_limit_exceeded', 'organization_level_scoped_api_key_required', 'organization_not_eligible', 'organization_not_enrolled_in_beta', 'organization_on_hold', 'organization_type_not_supported', 'parent_organization_required', 'plugin_name_taken', 'provider_not_allowed', 'ramp_limit_exceeded', 'rbac_group_grants_owner_access', 'rbac_group_managed_settings_not_found', 'rbac_group_not_found', 'rbac_group_order_limit_exceeded', 'rbac_group_owner_access_unconfirmed', 'rbac_role_not_found', 'region_not_supported', 'registration_pending', 'request_body_encoding_invalid', 'request_body_encoding_unsupported', 'request_body_timeout', 'request_body_too_large_after_decoding', 'sandbox_egress_restricted', 'scan_failed', 'scan_pending', 'settings_document_limit_exceeded', 'settings_history_limit_exceeded', 'skill_name_taken', 'skill_read_blocked_undecryptable', 'slack_channel_set_up_environment_not_found', 'slack_channel_set_up_settings_conflict', 'slack_channel_set_up_settings_refused', 'spend_limits_admin_api_writes_not_enabled', 'storage_already_registered', 'storage_attach_limit_reached', 'storage_attached_during_archive', 'storage_changed_concurrently', 'storage_in_use', 'storage_not_approved', 'storage_not_attachable', 'storage_profile_mismatch', 'storage_profile_still_required', 'storage_quota_exceeded', 'storage_verification_failed', 'thread_already_continued', 'thread_continue_in_flight', 'thread_fingerprint_mismatch', 'thread_not_found', 'thread_unsupported_request', 'tool_name_conflict', 'tool_reference_unresolved', 'transcripts_storage_required', 'unsupported_charset', 'unsupported_region', 'user_profile_billing_not_authorized', 'user_profile_not_billable', 'user_profile_not_found', 'user_profile_required', 'workspace_api_key_limit_exceeded', 'workspace_changed_concurrently', 'workspace_created_incomplete', 'workspace_human_review_disabled', 'workspace_member_limit_exceeded', 'workspace_policy_violation'] | str

class ErrorDetails(Record):
    appeal_url: str | None = None
    error_code: ErrorCode | None = None
    field: str | None = None
    max_side_length_pixels: int | None = None
    paths: list[str] | None = None
    unsupported: list[str] | None = None
    workspace_id: str | None = None

class ErrorEvent(Record):
    error: ErrorObject
    request_id: str | None = None
    type: Literal['error'] = 'error'

class ErrorKind(StrEnum):
    API = 'api'
    AUTH = 'auth'
    BILLING = 'billing'
    CIRCUIT_OPEN = 'circuit_open'
    CONFIGURATION = 'configuration'
    CONFLICT = 'conflict'
    INVALID_REQUEST = 'invalid_request'
    LOCAL_RATE_LIMIT = 'local_rate_limit'
    NETWORK = 'network'
    NOT_FOUND = 'not_found'
    OUTPUT = 'output'
    OVERLOADED = 'overloaded'
    PERMISSION = 'permission'
    RATE_LIMIT = 'rate_limit'
    SERIALIZATION = 'serialization'
    SERVER = 'server'
    TIMEOUT = 'timeout'
    TLS = 'tls'
    TOOL = 'tool'
    TOOL_ROUNDS = 'tool_rounds'
    TOO_LARGE = 'too_large'
    VALIDATION = 'validation'
    WEBHOOK = 'webhook'
ErrorObject: TypeAlias = InvalidRequestErrorDetail | AuthenticationErrorDetail | BillingErrorDetail | PermissionErrorDetail | NotFoundErrorDetail | ConflictErrorDetail | RequestTooLargeErrorDetail | RateLimitErrorDetail | ApiErrorDetail | TimeoutErrorDetail | OverloadedErrorDetail | UnknownError

class ErrorResponse(Record):
    error: ErrorObject
    request_id: str | None = None
    type: Literal['error'] = 'error'

class EventTooLargeError(SerializationError):
    def __init__(self, message: str, *, limit: int | None = None, path: str | None = None, **facts: Unpack[Facts]) -> None: ...
    limit: Any

class ExternalDataStorage(Record):
    external_storage_id: str
    type: Literal['external'] = 'external'

class ExternalKey(Record):
    attachment: ExternalKeyAttachment
    created_at: str
    display_name: str | None = None
    geo: str
    id: str
    provider_config: ExternalKeyProviderConfig
    type: Literal['external_key'] = 'external_key'
    updated_at: str
    user_profile_id: str | None = None

class ExternalKeyAttached(Record):
    type: Literal['attached'] = 'attached'
ExternalKeyAttachment: TypeAlias = ExternalKeyAttached | ExternalKeyUnattached | UnknownExternalKeyAttachment

class ExternalKeyAwsConfig(Record):
    kms_arn: str
    region: str | None = None
    type: Literal['aws'] = 'aws'

class ExternalKeyAzureConfig(Record):
    client_id: str | None = None
    key_name: str
    tenant_id: str
    type: Literal['azure'] = 'azure'
    vault_uri: str

class ExternalKeyGcpConfig(Record):
    key_name: str
    type: Literal['gcp'] = 'gcp'
ExternalKeyProviderConfig: TypeAlias = ExternalKeyAwsConfig | ExternalKeyGcpConfig | ExternalKeyAzureConfig | UnknownExternalKeyProviderConfig

class ExternalKeyUnattached(Record):
    type: Literal['unattached'] = 'unattached'

class ExternalKeyValidation(Record):
    error: str | None = None
    status: ExternalKeyValidationStatus
    type: Literal['external_key_validation'] = 'external_key_validation'
ExternalKeyValidationStatus: TypeAlias = Literal['success', 'failure'] | str

class ExternalKeysService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def create(self, request: CreateExternalKeyRequestInput | None = None, *, provider_config: ExternalKeyProviderConfigInput | None = None, display_name: str | None = None, geo: WorkspaceGeo | None = None, user_profile_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKey: ...
    def delete(self, external_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedExternalKey: ...
    def get(self, external_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKey: ...
    def list(self, params: ListExternalKeysParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[ExternalKey]: ...
    def update(self, external_key_id: str, request: UpdateExternalKeyRequestInput | None = None, *, display_name: str | None = UNSET, geo: WorkspaceGeo | None = None, provider_config: ExternalKeyProviderConfigInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKey: ...
    def validate(self, external_key_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ExternalKeyValidation: ...
ExternalUserAccountStatus: TypeAlias = Literal['active', 'suspended', 'blocked'] | str

class ExternalUserDetails(Record):
    account_status: ExternalUserAccountStatus | None = None
    country: str | None = None
    email_hash: str | None = None
    entity_type: ExternalUserEntityType | None = None
    name_hash: str | None = None
    onboarded_at: str | None = None
    reference_id: str | None = None
ExternalUserEntityType: TypeAlias = Literal['individual', 'business', 'non_profit', 'government'] | str

class Fallback(Record):
    max_tokens: int | None = None
    model: ModelName
    output_config: OutputConfigInput | None = None
    speed: Speed | None = None
    thinking: ThinkingConfigInput | None = None

class FallbackBlock(Record):
    from_: FallbackModel
    to: FallbackModel
    trigger: FallbackTrigger | None = None
    type: Literal['fallback'] = 'fallback'
FallbackCreditChoice: TypeAlias = str | FallbackCreditToken
FallbackCreditMode: TypeAlias = Literal['strict', 'best_effort'] | str

class FallbackCreditNotApplied(Record):
    reason: FallbackCreditReason
    remove_to_redeem: list[str] | None = None
    type: Literal['not_applied'] = 'not_applied'
FallbackCreditReason: TypeAlias = Literal['body_mismatch', 'continuation_excluded', 'continuation_only', 'expired', 'invalid_target_model', 'not_enabled', 'reprice_unavailable', 'temporarily_unavailable', 'variant_fields_present', 'wrong_organization', 'wrong_platform', 'wrong_workspace'] | str

class FallbackCreditRedeemed(Record):
    type: Literal['redeemed'] = 'redeemed'
FallbackCreditStatus: TypeAlias = FallbackCreditRedeemed | FallbackCreditNotApplied | UnknownFallbackCreditStatus

class FallbackCreditToken(Record):
    mode: FallbackCreditMode | None = None
    token: str

class FallbackCreditUsage(Record):
    status: FallbackCreditStatus

class FallbackIterationUsage(Record):
    cache_creation: CacheCreation | None = None
    cache_creation_input_tokens: int
    cache_read_input_tokens: int
    input_tokens: int
    model: str
    output_tokens: int
    type: Literal['fallback_message'] = 'fallback_message'

class FallbackModel(Record):
    model: str

class FallbackRefusalTrigger(Record):
    category: RefusalCategory | None = None
    type: Literal['refusal'] = 'refusal'
FallbackTrigger: TypeAlias = FallbackRefusalTrigger | UnknownFallbackTrigger
Fallbacks: TypeAlias = str | list[Fallback]

class FederationIssuer(Record):
    archived_at: str | None = None
    archived_by_actor_id: str | None = None
    check_jti: bool
    created_at: str
    created_by_actor_id: str | None = None
    id: str
    issuer_url: str
    jwks: FederationJwks
    jwks_polling_disabled_at: str | None = None
    max_jwt_lifetime_seconds: int
    name: str
    poll_status: FederationPollStatus | None = None
    type: Literal['federation_issuer'] = 'federation_issuer'
    updated_at: str
    updated_by_actor_id: str | None = None

class FederationIssuersService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def archive(self, federation_issuer_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...
    def create(self, request: CreateFederationIssuerRequestInput | None = None, *, name: str | None = None, issuer_url: str | None = None, jwks: FederationJwksInput | None = None, check_jti: bool | None = None, max_jwt_lifetime_seconds: int | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...
    def get(self, federation_issuer_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...
    def list(self, params: ListFederationIssuersParams | None = None, *, include_archived: bool | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[FederationIssuer]: ...
    def update(self, federation_issuer_id: str, request: UpdateFederationIssuerRequestInput | None = None, *, name: str | None = None, issuer_url: str | None = None, jwks: FederationJwksInput | None = None, jwks_polling_disabled: bool | None = None, check_jti: bool | None = None, max_jwt_lifetime_seconds: int | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationIssuer: ...
FederationJwks: TypeAlias = FederationJwksDiscovery | FederationJwksUrl | FederationJwksInline | UnknownFederationJwks

class FederationJwksDiscovery(Record):
    ca_cert_pem: str | None = None
    discovery_base: str | None = None
    type: Literal['discovery'] = 'discovery'

class FederationJwksInline(Record):
    keys: list[dict[str, Any]]
    type: Literal['inline'] = 'inline'

class FederationJwksUrl(Record):
    ca_cert_pem: str | None = None
    type: Literal['explicit_url'] = 'explicit_url'
    url: str

class FederationPollStatus(Record):
    consecutive_failures: int
    last_fetched_at: str | None = None
    next_poll_at: str | None = None

class FederationRule(Record):
    applies_to_all_workspaces: bool
    archived_at: str | None = None
    archived_by_actor_id: str | None = None
    created_at: str
    created_by_actor_id: str | None = None
    description: str | None = None
    id: str
    issuer_id: str
    issuer_name: str | None = None
    match: FederationRuleMatch
    name: str
    oauth_scope: str
    target: FederationServiceAccountTarget
    token_lifetime_seconds: int
    type: Literal['federation_rule'] = 'federation_rule'
    updated_at: str
    updated_by_actor_id: str | None = None
    workspace_ids: list[str]

class FederationRuleMatch(Record):
    audience: str | None = None
    claims: dict[str, Any] | None = None
    condition: str | None = None
    subject_prefix: str | None = None

class FederationRuleWorkspace(Record):
    created_at: str
    created_by_actor_id: str | None = None
    federation_rule_id: str
    type: Literal['federation_rule_workspace'] = 'federation_rule_workspace'
    workspace_id: str
    workspace_name: str | None = None

class FederationRuleWorkspacesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def add(self, federation_rule_id: str, request: AddFederationRuleWorkspaceRequestInput | None = None, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRuleWorkspace: ...
    def list(self, federation_rule_id: str, params: ListFederationRuleWorkspacesParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[FederationRuleWorkspace]: ...
    def remove(self, federation_rule_id: str, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedFederationRuleWorkspace: ...

class FederationRulesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def archive(self, federation_rule_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    def create(self, request: CreateFederationRuleRequestInput | None = None, *, name: str | None = None, issuer_id: str | None = None, match: FederationRuleMatchInput | None = None, target: FederationServiceAccountTargetInput | None = None, oauth_scope: str | None = None, description: str | None = None, token_lifetime_seconds: int | None = None, applies_to_all_workspaces: bool | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    def get(self, federation_rule_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    def list(self, params: ListFederationRulesParams | None = None, *, include_archived: bool | None = None, issuer_id: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[FederationRule]: ...
    def update(self, federation_rule_id: str, request: UpdateFederationRuleRequestInput | None = None, *, name: str | None = None, description: str | None = UNSET, match: FederationRuleMatchInput | None = None, target: FederationServiceAccountTargetInput | None = None, oauth_scope: str | None = None, token_lifetime_seconds: int | None = None, applies_to_all_workspaces: bool | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FederationRule: ...
    def workspaces(self) -> FederationRuleWorkspacesService: ...

class FederationService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def issuers(self) -> FederationIssuersService: ...
    def rules(self) -> FederationRulesService: ...

class FederationServiceAccountTarget(Record):
    service_account_id: str
    service_account_name: str | None = None
    type: Literal['service_account'] = 'service_account'

class FileDocumentSource(Record):
    file_id: str
    type: Literal['file'] = 'file'

class FileImageSource(Record):
    file_id: str
    type: Literal['file'] = 'file'

class FileMetadata(Record):
    created_at: str
    downloadable: bool | None = None
    expires_at: str | None = None
    filename: str
    id: str
    mime_type: str
    size_bytes: int
    type: Literal['file'] = 'file'

class FilesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def delete(self, file_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedFile: ...
    def download(self, file_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> BinaryResponse: ...
    def get(self, file_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FileMetadata: ...
    def list(self, params: ListFilesParams | None = None, *, ids: Strings | None = None, limit: int | None = None, page: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[FileMetadata]: ...
    def upload(self, request: UploadFileRequestInput | None = None, *, file: FileUpload | None = None, expires_in_seconds: int | None = None, workspace_id: str | None = None, progress: Callable[[int, int | None], object] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> FileMetadata: ...

class FoundryClient(PlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, resource: str | None = None, api_key: str | SecretString | None = None, azure_ad_token_provider: Callable[[], Any] | None = None, credential: Any = None, base_url: str | None = None, **options: Unpack[PlatformOptions]) -> None: ...
    batches: Any = lacking(FoundryPlatform.title)
    models: Any = lacking(FoundryPlatform.title)

class FunctionTool(Generic[P, R]):
    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R: ...
    def __get__(self, instance: object, owner: type | None = None) -> FunctionTool[..., R]: ...
    def __init__(self, function: Callable[P, R], **options: Unpack[ToolOptions]) -> None: ...
    awaits: bool
    def definition(self, where: str) -> dict[str, Any]: ...
    function: Callable[P, R]
    def in_context(self, context: Any) -> FunctionTool[P, R]: ...
    name: str
    def signature(self, where: str = 'tool') -> Signature: ...
    starts_early: bool
    timeout: float | None
    def to_dict(self) -> dict[str, Any]: ...

class GoogleCloudClient(PlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, project: str | None = None, location: str | None = None, workspace_id: str | None = None, credentials: Any = None, access_token: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[PlatformOptions]) -> None: ...

class HumanReview(Record):
    type: HumanReviewState
HumanReviewState: TypeAlias = Literal['enabled', 'disabled'] | str

class ImageBlock(Record):
    cache_control: CacheControl | None = None
    source: ImageSource
    transformations: ImageTransformations | None = None
    type: Literal['image'] = 'image'
ImageMediaType: TypeAlias = Literal['image/jpeg', 'image/png', 'image/gif', 'image/webp'] | str
ImageSource: TypeAlias = Base64ImageSource | UrlImageSource | FileImageSource | UnknownSource

class ImageTransformations(Record):
    oversized_image: OversizedImage | None = None

class InferenceDataPrivacy(Record):
    human_review: HumanReview | None = None
    safeguards_storage: DataStorage | None = None
    transcripts_storage: DataStorage | None = None

class InferenceDataPrivacyConfig(Record):
    human_review: HumanReviewInput | None = None
    safeguards_storage: DataStorageInput | None = None
    transcripts_storage: DataStorageInput | None = None
InferenceGeo: TypeAlias = Literal['global', 'us'] | str
InputContent: TypeAlias = str | list[InputContentBlock]
InputContentBlock: TypeAlias = TextBlock | ImageBlock | DocumentBlock | SearchResultBlock | ThinkingBlock | RedactedThinkingBlock | ToolUseBlock | ToolResultBlock | ServerToolUseBlock | WebSearchToolResultBlock | WebFetchToolResultBlock | CodeExecutionToolResultBlock | BashCodeExecutionToolResultBlock | TextEditorCodeExecutionToolResultBlock | ToolSearchToolResultBlock | AdvisorToolResultBlock | McpToolUseBlock | McpToolResultBlock | McpToolListingBlock | ContainerUploadBlock | CompactionBlock | FallbackBlock | ToolAdditionBlock | ToolRemovalBlock | UnknownBlock

class InputJsonDelta(Record):
    partial_json: str
    type: Literal['input_json_delta'] = 'input_json_delta'

class InputMessage(Record):
    clear_at: SystemClearAt | None = None
    content: InputContentInput | None = None
    output_config: SystemOutputConfigInput | None = None
    role: RoleInput

class InputTokens(Record):
    type: Literal['input_tokens'] = 'input_tokens'
    value: int
InputTransformation: TypeAlias = ThinkingDropped | ThinkingMismatchAllowed | UnknownInputTransformation

class InternalDataStorage(Record):
    type: Literal['internal'] = 'internal'

class InternalServerError(APIError):
    ...

class InvalidRequestError(APIError):
    def __init__(self, message: str, *, param: str | None = None, **facts: Unpack[APIFacts]) -> None: ...
    param: Any

class InvalidRequestErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['invalid_request_error'] = 'invalid_request_error'

class Invite(Record):
    accepted_at: str | None = None
    email: str
    expires_at: str
    id: str
    invited_at: str
    rbac_group_ids: list[str]
    role: OrganizationRole
    status: InviteStatus
    type: Literal['invite'] = 'invite'
InviteStatus: TypeAlias = Literal['pending', 'accepted', 'expired', 'deleted'] | str

class InvitesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def create(self, request: CreateInviteRequestInput | None = None, *, email: str | None = None, role: AssignableOrganizationRole | None = None, rbac_group_ids: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Invite: ...
    def delete(self, invite_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedInvite: ...
    def get(self, invite_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Invite: ...
    def list(self, params: ListInvitesParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, email: str | None = None, roles: Strings | None = None, statuses: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[Invite]: ...
IterationUsage: TypeAlias = MessageIterationUsage | CompactionIterationUsage | AdvisorIterationUsage | FallbackIterationUsage | UnknownIterationUsage

class JSONLines(ResumableBody, Generic[T]):
    def __init__(self, pipeline: Pipeline, call: Call, after: str | None = None) -> None: ...
    def __next__(self) -> T: ...

class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str: ...

class JsonOutputFormat(Record):
    schema: Mapping[str, Any]
    type: Literal['json_schema'] = 'json_schema'
Lines = JSONLines

class ListAnalyticsArtifactsParams(Record):
    date: DateLike
    filter: Strings | None = None
    group_by: Strings | None = None
    limit: int | None = None
    page: str | None = None

class ListAnalyticsArtifactsResponse(Record):
    data: list[AnalyticsArtifactActivity]
    next_page: str | None = None

class ListAnalyticsChatProjectsParams(Record):
    date: DateLike | None = None
    ending_date: DateLike | None = None
    filter: Strings | None = None
    group_by: Strings | None = None
    limit: int | None = None
    order: AnalyticsOrder | None = None
    order_by: str | None = None
    page: str | None = None
    starting_date: DateLike | None = None

class ListAnalyticsChatProjectsResponse(Record):
    data: list[AnalyticsProjectActivity]
    next_page: str | None = None

class ListAnalyticsConnectorsParams(Record):
    date: DateLike | None = None
    ending_date: DateLike | None = None
    filter: Strings | None = None
    group_by: Strings | None = None
    limit: int | None = None
    order: AnalyticsOrder | None = None
    order_by: str | None = None
    page: str | None = None
    starting_date: DateLike | None = None

class ListAnalyticsConnectorsResponse(Record):
    data: list[AnalyticsConnectorActivity]
    next_page: str | None = None

class ListAnalyticsPluginsParams(Record):
    date: DateLike | None = None
    ending_date: DateLike | None = None
    filter: Strings | None = None
    group_by: Strings | None = None
    limit: int | None = None
    order: AnalyticsOrder | None = None
    order_by: str | None = None
    page: str | None = None
    starting_date: DateLike | None = None

class ListAnalyticsPluginsResponse(Record):
    data: list[AnalyticsPluginActivity]
    next_page: str | None = None

class ListAnalyticsSkillsParams(Record):
    date: DateLike | None = None
    ending_date: DateLike | None = None
    filter: Strings | None = None
    group_by: Strings | None = None
    limit: int | None = None
    order: AnalyticsOrder | None = None
    order_by: str | None = None
    page: str | None = None
    starting_date: DateLike | None = None

class ListAnalyticsSkillsResponse(Record):
    data: list[AnalyticsSkillActivity]
    next_page: str | None = None

class ListAnalyticsSummariesParams(Record):
    ending_date: DateLike | None = None
    filter: Strings | None = None
    limit: int | None = None
    page: str | None = None
    starting_date: DateLike

class ListAnalyticsSummariesResponse(Record):
    data: list[AnalyticsSummary]
    next_page: str | None = None

class ListAnalyticsUsersParams(Record):
    date: DateLike | None = None
    ending_date: DateLike | None = None
    filter: Strings | None = None
    group_by: Strings | None = None
    limit: int | None = None
    order: AnalyticsOrder | None = None
    order_by: str | None = None
    page: str | None = None
    starting_date: DateLike | None = None

class ListAnalyticsUsersResponse(Record):
    data: list[AnalyticsUserActivity]
    next_page: str | None = None

class ListApiKeysParams(Record):
    after_id: str | None = None
    before_id: str | None = None
    created_by_user_id: str | None = None
    limit: int | None = None
    status: ApiKeyStatus | None = None
    workspace_id: str | None = None

class ListApiKeysResponse(Record):
    data: list[ApiKey]
    first_id: str | None
    has_more: bool
    last_id: str | None

class ListBatchParams(Record):
    after_id: str | None = None
    before_id: str | None = None
    limit: int | None = None

class ListBatchResponse(Record):
    data: list[Batch]
    first_id: str | None
    has_more: bool
    last_id: str | None

class ListEffectiveSpendLimitsParams(Record):
    limit: int | None = None
    page: str | None = None
    period: Strings | None = None
    user_ids: Strings | None = None

class ListEffectiveSpendLimitsResponse(Record):
    data: list[EffectiveSpendLimit]
    next_page: str | None = None

class ListExternalKeysParams(Record):
    limit: int | None = None
    page: str | None = None

class ListExternalKeysResponse(Record):
    data: list[ExternalKey]
    next_page: str | None

class ListFederationIssuersParams(Record):
    include_archived: bool | None = None
    limit: int | None = None
    page: str | None = None

class ListFederationIssuersResponse(Record):
    data: list[FederationIssuer]
    next_page: str | None

class ListFederationRuleWorkspacesParams(Record):
    limit: int | None = None
    page: str | None = None

class ListFederationRuleWorkspacesResponse(Record):
    data: list[FederationRuleWorkspace]
    next_page: str | None

class ListFederationRulesParams(Record):
    include_archived: bool | None = None
    issuer_id: str | None = None
    limit: int | None = None
    page: str | None = None

class ListFederationRulesResponse(Record):
    data: list[FederationRule]
    next_page: str | None

class ListFilesParams(Record):
    ids: Strings | None = None
    limit: int | None = None
    page: str | None = None

class ListFilesResponse(Record):
    data: list[FileMetadata]
    next_page: str | None = None

class ListInvitesParams(Record):
    after_id: str | None = None
    before_id: str | None = None
    email: str | None = None
    limit: int | None = None
    roles: Strings | None = None
    statuses: Strings | None = None

class ListInvitesResponse(Record):
    data: list[Invite]
    first_id: str | None
    has_more: bool
    last_id: str | None

class ListModelsParams(Record):
    after_id: str | None = None
    before_id: str | None = None
    lifecycle: Strings | None = None
    limit: int | None = None

class ListModelsResponse(Record):
    data: list[Model]
    first_id: str | None
    has_more: bool
    last_id: str | None

class ListRateLimitsParams(Record):
    group_type: RateLimitGroupType | None = None
    limit: int | None = None
    model: str | None = None
    page: str | None = None

class ListRateLimitsResponse(Record):
    data: list[OrganizationRateLimit]
    next_page: str | None = None

class ListRbacGroupMembersParams(Record):
    limit: int | None = None
    page: str | None = None

class ListRbacGroupMembersResponse(Record):
    data: list[RbacGroupMember]
    has_more: bool | None = None
    next_page: str | None = None

class ListRbacGroupsParams(Record):
    limit: int | None = None
    page: str | None = None

class ListRbacGroupsResponse(Record):
    data: list[RbacGroup]
    has_more: bool | None = None
    next_page: str | None = None

class ListRbacRolePermissionsParams(Record):
    limit: int | None = None
    page: str | None = None

class ListRbacRolePermissionsResponse(Record):
    data: list[RbacRolePermission]
    has_more: bool | None = None
    next_page: str | None = None

class ListRbacRolesParams(Record):
    limit: int | None = None
    page: str | None = None

class ListRbacRolesResponse(Record):
    data: list[RbacRole]
    has_more: bool | None = None
    next_page: str | None = None

class ListServiceAccountWorkspaceMembersResponse(Record):
    data: list[ServiceAccountWorkspaceMember]
    next_page: str | None

class ListServiceAccountWorkspacesParams(Record):
    limit: int | None = None
    page: str | None = None

class ListServiceAccountsParams(Record):
    include_archived: bool | None = None
    limit: int | None = None
    page: str | None = None

class ListServiceAccountsResponse(Record):
    data: list[ServiceAccount]
    next_page: str | None

class ListSkillVersionsParams(Record):
    limit: int | None = None
    page: str | None = None

class ListSkillVersionsResponse(Record):
    data: list[SkillVersion]
    next_page: str | None = None

class ListSkillsParams(Record):
    limit: int | None = None
    page: str | None = None
    source: str | None = None

class ListSkillsResponse(Record):
    data: list[Skill]
    next_page: str | None = None

class ListSpendLimitIncreaseRequestsParams(Record):
    actor_ids: Strings | None = None
    limit: int | None = None
    page: str | None = None
    status: Strings | None = None

class ListSpendLimitIncreaseRequestsResponse(Record):
    data: list[SpendLimitIncreaseRequest]
    next_page: str | None = None
ListUserProfilesOrder: TypeAlias = Literal['asc', 'desc'] | str
ListUserProfilesOrderBy: TypeAlias = Literal['created_at', 'name'] | str

class ListUserProfilesParams(Record):
    enforcement_status: Strings | None = None
    limit: int | None = None
    order: ListUserProfilesOrder | None = None
    order_by: ListUserProfilesOrderBy | None = None
    page: str | None = None

class ListUserProfilesResponse(Record):
    data: list[UserProfile]
    next_page: str | None = None

class ListUsersParams(Record):
    after_id: str | None = None
    before_id: str | None = None
    email: str | None = None
    limit: int | None = None
    roles: Strings | None = None

class ListUsersResponse(Record):
    data: list[User]
    first_id: str | None
    has_more: bool
    last_id: str | None

class ListWorkspaceMembersParams(Record):
    after_id: str | None = None
    before_id: str | None = None
    limit: int | None = None

class ListWorkspaceMembersResponse(Record):
    data: list[WorkspaceMember]
    first_id: str | None
    has_more: bool
    last_id: str | None

class ListWorkspaceRateLimitsParams(Record):
    group_type: RateLimitGroupType | None = None
    include_inherited: bool | None = None
    limit: int | None = None
    page: str | None = None

class ListWorkspaceRateLimitsResponse(Record):
    data: list[WorkspaceRateLimit]
    next_page: str | None

class ListWorkspaceServiceAccountsParams(Record):
    limit: int | None = None
    page: str | None = None

class ListWorkspacesParams(Record):
    after_id: str | None = None
    before_id: str | None = None
    ids: Strings | None = None
    include_archived: bool | None = None
    include_default: bool | None = None
    limit: int | None = None

class ListWorkspacesResponse(Record):
    data: list[Workspace]
    first_id: str | None
    has_more: bool
    last_id: str | None
ListedInviteStatus: TypeAlias = Literal['pending', 'accepted', 'expired'] | str

class LiveRun(ResultRun):
    def __init__(self, pipeline: Pipeline, call: Call, service: Any, requests: Any, options: LiveRunOptions) -> None: ...
    def close(self) -> None: ...

class LoadedSkill(Record):
    skill_id: str
    type: SkillSource
    version: str

class LocalRateLimitError(AnthropicError):
    def __init__(self, message: str, *, retry_after: float | None = None, **facts: Unpack[Facts]) -> None: ...
    retry_after: Any

class McpServer(Record):
    authorization_token: str | None = field(default=None, repr=False)
    name: str
    tool_configuration: McpToolConfigurationInput | None = None
    type: Literal['url'] = 'url'
    url: str

class McpTool(Record):
    description: str | None = None
    input_schema: dict[str, Any]
    name: str

class McpToolConfiguration(Record):
    allowed_tools: Strings | None = None
    enabled: bool | None = None

class McpToolListingBlock(Record):
    mcp_server_name: str
    tools: list[McpTool]
    type: Literal['mcp_tool_listing'] = 'mcp_tool_listing'

class McpToolResultBlock(Record):
    cache_control: CacheControl | None = None
    content: McpToolResultContent | None = None
    is_error: bool | None = None
    tool_use_id: str
    type: Literal['mcp_tool_result'] = 'mcp_tool_result'
McpToolResultContent: TypeAlias = str | list[TextBlock]

class McpToolUseBlock(Record):
    cache_control: CacheControl | None = None
    id: str
    input: dict[str, Any]
    name: str
    server_name: str
    type: Literal['mcp_tool_use'] = 'mcp_tool_use'

class McpToolset(Record):
    cache_control: CacheControl | None = None
    configs: dict[str, Any] | None = None
    default_config: ToolsetMemberConfig | None = None
    mcp_server_name: str
    tools: list[McpTool] | None = None
    type: Literal['mcp_toolset'] = 'mcp_toolset'

class MemoryFolder(MemoryTool):
    def __init__(self, folder: str | os.PathLike[str], *, max_file_bytes: int = 1000000, max_view_characters: int = 100000, max_entries: int = 1000, max_depth: int = 8, **options: Any) -> None: ...
    def after_fork(self) -> None: ...
    def create(self, path: str, file_text: str) -> str: ...
    def delete(self, path: str) -> str: ...
    folder: Path
    def insert(self, path: str, insert_line: int, insert_text: str) -> str: ...
    def rename(self, old_path: str, new_path: str) -> str: ...
    def str_replace(self, path: str, old_str: str, new_str: str = '') -> str: ...
    def view(self, path: str, view_range: tuple[int, int] | None = None) -> str: ...

class MemoryTool(ABC):
    def __init__(self, **options: Any) -> None: ...
    awaits: bool
    def create(self, path: str, file_text: str) -> str | Awaitable[str]: ...
    definition: Any
    def delete(self, path: str) -> str | Awaitable[str]: ...
    def insert(self, path: str, insert_line: int, insert_text: str) -> str | Awaitable[str]: ...
    def rename(self, old_path: str, new_path: str) -> str | Awaitable[str]: ...
    def run(self, input: Mapping[str, Any], /) -> str | Awaitable[str]: ...
    def str_replace(self, path: str, old_str: str, new_str: str = '') -> str | Awaitable[str]: ...
    def view(self, path: str, view_range: tuple[int, int] | None = None) -> str | Awaitable[str]: ...

class MemoryTool20250818(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['memory'] = 'memory'
    strict: bool | None = None
    type: Literal['memory_20250818'] = 'memory_20250818'
Message = MessageResponse

class MessageDelta(Record):
    context_management: ContextManagementResult | None = None
    delta: MessageDeltaBody
    input_transformations: list[InputTransformation] | None = None
    type: Literal['message_delta'] = 'message_delta'
    usage: MessageDeltaUsage

class MessageDeltaBody(Record):
    container: Container | None = None
    stop_details: StopDetails | None = None
    stop_reason: StopReason | None = None
    stop_sequence: str | None = None

class MessageDeltaUsage(Record):
    cache_creation_input_tokens: int | None = None
    cache_read_input_tokens: int | None = None
    fallback_credit: FallbackCreditUsage | None = None
    input_tokens: int | None = None
    iterations: list[IterationUsage] | None = None
    output_tokens: int
    output_tokens_details: OutputTokensDetails | None = None
    server_tool_use: ServerToolUsage | None = None

class MessageIterationUsage(Record):
    cache_creation: CacheCreation | None = None
    cache_creation_input_tokens: int
    cache_read_input_tokens: int
    input_tokens: int
    model: str | None = None
    output_tokens: int
    type: Literal['message'] = 'message'

class MessageResponse(MessageText, Record):
    container: Container | None = None
    content: list[ContentBlock]
    context_management: ContextManagementResult | None = None
    diagnostics: DiagnosticsResult | None = None
    id: str
    input_transformations: list[InputTransformation] | None = None
    model: str
    role: Literal['assistant'] = 'assistant'
    stop_details: StopDetails | None = None
    stop_reason: StopReason | None = None
    stop_sequence: str | None = None
    type: Literal['message'] = 'message'
    usage: Usage

class MessageStart(Record):
    message: MessageResponse
    type: Literal['message_start'] = 'message_start'

class MessageStop(Record):
    type: Literal['message_stop'] = 'message_stop'

class MessageStream(NotCopied):
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
    def __init__(self, pipeline: Pipeline, call: Call) -> None: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> StreamEvent: ...
    def close(self) -> None: ...
    current_message: MessageResponse | None
    def get_final_message(self) -> MessageResponse: ...
    def get_final_text(self) -> str: ...
    meta: Meta
    text_stream: TextStream

class MessagesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def count_tokens(self, request: CountTokensRequestInput | None = None, *, model: ModelName | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, thinking: ThinkingConfigInput | None = None, output_config: OutputConfigInput | None = None, cache_control: CacheControlInput | None = None, speed: Speed | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, billing_policy: BillingPolicyInput | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> CountTokensResponse: ...
    def create(self, request: CreateMessageRequestInput | None = None, *, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None, long_requests: Literal['stream', 'direct'] | None = None) -> MessageResponse: ...
    def create_stream(self, request: CreateMessageRequestInput | None = None, *, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> MessageStream: ...
    def parse(self, request: CreateMessageRequestInput | None = None, *, output: Any, max_repairs: int = 0, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None, long_requests: Literal['stream', 'direct'] | None = None) -> ParsedMessage[Any]: ...
    def parse_stream(self, request: CreateMessageRequestInput | None = None, *, output: Any, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tools: Iterable[ToolUnionInput] | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> ParsedMessageStream[Any]: ...
    def run_tools(self, request: CreateMessageRequestInput | None = None, *, tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput], max_rounds: int = 25, on_error: Callable[[ToolUseBlock, Exception], object] | None = None, confirm: Confirm | None = None, tool_timeout: float | None = None, context: Any = None, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None, long_requests: Literal['stream', 'direct'] | None = None) -> ToolRunner: ...
    def run_tools_stream(self, request: CreateMessageRequestInput | None = None, *, tools: Sequence[Callable[..., Any] | RawTool | ToolUnionInput], max_rounds: int = 25, on_error: Callable[[ToolUseBlock, Exception], object] | None = None, confirm: Confirm | None = None, tool_timeout: float | None = None, context: Any = None, model: ModelName | None = None, max_tokens: int | None = None, messages: Iterable[InputMessageInput] | None = None, system: SystemPromptInput | None = None, stop_sequences: Strings | None = None, thinking: ThinkingConfigInput | None = None, tool_choice: ToolChoiceInput | None = None, output_config: OutputConfigInput | None = None, metadata: MetadataInput | None = None, cache_control: CacheControlInput | None = None, container: ContainerChoiceInput | None = None, inference_geo: str | None = None, service_tier: ServiceTierChoice | None = None, speed: Speed | None = None, diagnostics: DiagnosticsInput | None = None, context_management: ContextManagementConfigInput | None = None, compaction: CompactionConfigInput | None = None, mcp_servers: Iterable[McpServerInput] | None = None, fallbacks: FallbacksInput | None = None, fallback_credit_token: FallbackCreditChoiceInput | None = None, thread: ThreadInput | None = None, billing_policy: BillingPolicyInput | None = None, temperature: float | None = None, top_p: float | None = None, top_k: int | None = None, output_format: JsonOutputFormatInput | None = None, user_profile_id: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None) -> ToolStreamRunner: ...

class Meta(NamedTuple):
    attempts: tuple[Attempt, ...]
    elapsed: float
    headers: Mapping[str, str]
    rate_limits: dict[str, str]
    raw: bytes | None = None
    request_id: str | None
    status: int

class Metadata(Record):
    user_id: str | None = None

class Model(Record):
    allowed_fallback_models: list[str] | None = None
    capabilities: ModelCapabilities | None = None
    created_at: str
    deprecated_at: str | None = None
    display_name: str
    id: str
    lifecycle: ModelLifecycle | None = None
    line: ModelLine | None = None
    max_input_tokens: int | None = None
    max_tokens: int | None = None
    retires_at: str | None = None
    type: Literal['model'] = 'model'

class ModelCapabilities(Record):
    batch: CapabilitySupport
    citations: CapabilitySupport
    code_execution: CapabilitySupport
    compaction: CompactionCapability | None = None
    context_management: ContextManagementCapability
    effort: EffortCapability
    image_input: CapabilitySupport
    pdf_input: CapabilitySupport
    server_tools: ServerToolsCapability | None = None
    structured_outputs: CapabilitySupport
    thinking: ThinkingCapability
ModelLifecycle: TypeAlias = Literal['active', 'deprecated', 'retired'] | str
ModelLine: TypeAlias = Literal['haiku', 'sonnet', 'opus', 'fable', 'mythos'] | str
ModelName: TypeAlias = Literal['claude-fable-5-2', 'claude-mythos-5-2', 'claude-haiku-5-5', 'claude-sonnet-5-5', 'claude-fable-5-1', 'claude-opus-5-5', 'claude-mythos-5-1', 'claude-sonnet-5', 'claude-fable-5', 'claude-mythos-5', 'claude-opus-5', 'claude-opus-4-8', 'claude-opus-4-7', 'claude-mythos-preview', 'claude-opus-4-6', 'claude-sonnet-4-6', 'claude-haiku-4-5', 'claude-haiku-4-5-20251001', 'claude-opus-4-5', 'claude-opus-4-5-20251101', 'claude-sonnet-4-5', 'claude-sonnet-4-5-20250929'] | str

class ModelsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def get(self, model_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Model: ...
    def list(self, params: ListModelsParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, lifecycle: Strings | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[Model]: ...
NULL: Final[Any] = _Null()

class NotFoundError(APIError):
    def __init__(self, message: str, *, resource: str | None = None, **facts: Unpack[APIFacts]) -> None: ...
    resource: Any

class NotFoundErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['not_found_error'] = 'not_found_error'

class Organization(Record):
    id: str
    name: str
    type: Literal['organization'] = 'organization'

class OrganizationRateLimit(Record):
    group: RateLimitGroup
    group_type: RateLimitGroupType | None = None
    id: str
    limits: list[OrganizationRateLimitValue]
    models: list[str] | None = None
    type: Literal['rate_limit'] = 'rate_limit'

class OrganizationRateLimitValue(Record):
    type: str
    value: int
OrganizationRole: TypeAlias = Literal['user', 'claude_code_user', 'developer', 'billing', 'admin', 'managed', 'membership_admin', 'owner', 'primary_owner'] | str

class OrganizationsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def get(self, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Organization: ...

class OutputConfig(Record):
    effort: Effort | None = None
    format: JsonOutputFormatInput | None = None
    task_budget: TaskBudgetInput | None = None

class OutputParseError(AnthropicError):
    def __init__(self, message: str, *, answer: Any = None, stop_reason: str | None = None, refused: bool = False, truncated: bool = False, **facts: Unpack[Facts]) -> None: ...
    answer: Any
    refused: Any
    stop_reason: Any
    truncated: Any

class OutputTokensDetails(Record):
    thinking_tokens: int

class OverloadedError(InternalServerError):
    ...

class OverloadedErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['overloaded_error'] = 'overloaded_error'
OversizedImage: TypeAlias = Literal['downsize', 'error'] | str

class Page(Generic[T]):
    def __init__(self, pipeline: Pipeline | None, call: Call, response: Any, seen: frozenset[str], seen_back: frozenset[str] = frozenset()) -> None: ...
    def __iter__(self) -> Items[T]: ...
    def __len__(self) -> int: ...
    data: list[T]
    has_more: bool
    meta: Meta
    def next_page(self) -> Page[T] | None: ...
    def pages(self) -> Pages[T]: ...
    def previous_page(self) -> Page[T] | None: ...
    response: Any

class ParsedMessage(NamesHinted, Generic[T]):
    content: list[ContentBlock]
    earlier: tuple[ParsedMessage[T], ...] = ()
    error: OutputParseError | None = field(default=None, eq=False)
    def get(self) -> T: ...
    id: str
    message: MessageResponse
    meta: Meta
    model: str
    parsed: T | None = None
    refused: bool
    stop_details: StopDetails | None
    stop_reason: str | None
    text: str
    truncated: bool
    usage: Usage

class ParsedMessageStream(MessageStream, Generic[T]):
    def __init__(self, pipeline: Pipeline, call: Call, output: Any) -> None: ...
    def get_parsed_message(self) -> ParsedMessage[T]: ...
    partial_value: Any
    partial_values: PartialValues

class PermissionDeniedError(APIError):
    ...

class PermissionErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['permission_error'] = 'permission_error'

class Ping(Record):
    type: Literal['ping'] = 'ping'

class PlainTextSource(Record):
    data: str
    media_type: Literal['text/plain'] = 'text/plain'
    type: Literal['text'] = 'text'

class PoolTimeoutError(APITimeoutError):
    ...
PrefixMismatchBehavior: TypeAlias = Literal['error', 'drop_block'] | str

class RateLimitBatchGroup(Record):
    id: str
    type: Literal['batch'] = 'batch'

class RateLimitError(APIError):
    ...

class RateLimitErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['rate_limit_error'] = 'rate_limit_error'

class RateLimitFilesGroup(Record):
    id: str
    type: Literal['files'] = 'files'
RateLimitGroup: TypeAlias = RateLimitModelGroup | RateLimitBatchGroup | RateLimitTokenCountGroup | RateLimitFilesGroup | RateLimitSkillsGroup | RateLimitWebSearchGroup | UnknownRateLimitGroup
RateLimitGroupType: TypeAlias = Literal['model_group', 'batch', 'token_count', 'files', 'skills', 'web_search'] | str

class RateLimitModelGroup(Record):
    display_name: str
    id: str
    type: Literal['model_group'] = 'model_group'

class RateLimitSkillsGroup(Record):
    id: str
    type: Literal['skills'] = 'skills'

class RateLimitTokenCountGroup(Record):
    id: str
    type: Literal['token_count'] = 'token_count'

class RateLimitWebSearchGroup(Record):
    id: str
    type: Literal['web_search'] = 'web_search'
RateLimiterType: TypeAlias = Literal['requests_per_minute', 'input_tokens_per_minute', 'input_tokens_per_minute_cache_aware', 'output_tokens_per_minute', 'tokens_per_minute', 'tokens_per_day', 'tool_uses_per_second', 'fast_itpmca', 'fast_otpm'] | str

class RateLimits(PickledWithoutSecrets):
    def __attrs_post_init__(self) -> None: ...
    burst: float | None = None
    input_tokens_per_minute: float | None = None
    max_wait: float | None = None
    mode: Literal['wait', 'raise'] = 'wait'
    on_storage_error: Literal['local', 'open', 'closed'] = 'local'
    output_tokens_per_minute: float | None = None
    @classmethod
    def parse(cls, notation: str, **options: Any) -> RateLimits: ...
    requests_per_minute: float | None = None
    storage: str = 'memory://'
    tokens_per_minute: float | None = None

class RateLimitsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, params: ListRateLimitsParams | None = None, *, group_type: RateLimitGroupType | None = None, model: str | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[OrganizationRateLimit]: ...

class RawTool(Protocol):
    definition: ToolUnionInput | Mapping[str, Any]
    def run(self, input: dict[str, Any], /) -> Any: ...

class RbacAllConnectorsResource(Record):
    type: Literal['all_connectors'] = 'all_connectors'

class RbacConnectorResource(Record):
    connector_id: str
    type: Literal['connector'] = 'connector'

class RbacConnectorScopeResource(Record):
    connector_id: str
    scope: str
    type: Literal['connector_scope'] = 'connector_scope'

class RbacConnectorToolResource(Record):
    connector_id: str
    tool_name: str
    type: Literal['connector_tool'] = 'connector_tool'

class RbacGroup(Record):
    created_at: str
    id: str
    name: str
    role_ids: list[str] | None = None
    source_type: RbacGroupSourceType
    type: Literal['rbac_group'] = 'rbac_group'
    updated_at: str

class RbacGroupMember(Record):
    created_at: str
    email: str
    rbac_group_id: str
    type: Literal['rbac_group_member'] = 'rbac_group_member'
    user_id: str

class RbacGroupMembersService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def add(self, rbac_group_id: str, request: AddRbacGroupMemberRequestInput | None = None, *, user_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroupMember: ...
    def list(self, rbac_group_id: str, params: ListRbacGroupMembersParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[RbacGroupMember]: ...
    def remove(self, rbac_group_id: str, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedRbacGroupMember: ...
RbacGroupSourceType: TypeAlias = Literal['direct', 'scim'] | str

class RbacGroupsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def create(self, request: CreateRbacGroupRequestInput | None = None, *, name: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroup: ...
    def delete(self, rbac_group_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedRbacGroup: ...
    def get(self, rbac_group_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroup: ...
    def list(self, params: ListRbacGroupsParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[RbacGroup]: ...
    def members(self) -> RbacGroupMembersService: ...
    def update(self, rbac_group_id: str, request: UpdateRbacGroupRequestInput | None = None, *, name: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacGroup: ...

class RbacOrganizationResource(Record):
    organization_id: str
    type: Literal['organization'] = 'organization'
RbacPermissionResource: TypeAlias = RbacOrganizationResource | RbacConnectorToolResource | RbacConnectorScopeResource | RbacConnectorResource | RbacAllConnectorsResource | UnknownRbacPermissionResource

class RbacRole(Record):
    created_at: str
    display_name: str
    id: str
    name: str | None = None
    source: RbacRoleSource
    type: Literal['rbac_role'] = 'rbac_role'
    updated_at: str

class RbacRoleBuiltInSource(Record):
    type: Literal['built_in'] = 'built_in'

class RbacRoleCustomSource(Record):
    type: Literal['custom'] = 'custom'

class RbacRolePermission(Record):
    action: str
    resource: RbacPermissionResource
    type: Literal['rbac_role_permission'] = 'rbac_role_permission'

class RbacRolePermissionsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, rbac_role_id: str, params: ListRbacRolePermissionsParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[RbacRolePermission]: ...
RbacRoleSource: TypeAlias = RbacRoleBuiltInSource | RbacRoleCustomSource | UnknownRbacRoleSource

class RbacRolesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def get(self, rbac_role_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> RbacRole: ...
    def list(self, params: ListRbacRolesParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[RbacRole]: ...
    def permissions(self) -> RbacRolePermissionsService: ...

class RedactedThinkingBlock(Record):
    data: str
    type: Literal['redacted_thinking'] = 'redacted_thinking'
RefusalCategory: TypeAlias = Literal['cyber', 'bio', 'frontier_llm', 'reasoning_extraction', 'general_harms'] | str

class RefusalStopDetails(Record):
    category: RefusalCategory | None = None
    explanation: str | None = None
    fallback_credit_token: str | None = None
    fallback_has_prefill_claim: bool | None = None
    recommended_model: str | None = None
    type: Literal['refusal'] = 'refusal'

class RequestNotice:
    attempt: int
    body: bytes | None = field(repr=False)
    body_size: int | None
    headers: Mapping[str, str]
    method: str
    operation: str
    url: str

class RequestTooLargeError(APIError):
    ...

class RequestTooLargeErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['request_too_large'] = 'request_too_large'
ResponseInclusion: TypeAlias = Literal['full', 'excluded'] | str

class ResponseNotice:
    attempt: int
    elapsed: float
    headers: Mapping[str, str]
    method: str
    operation: str
    request_id: str | None
    status: int
    url: str

class ResponseTooLargeError(SerializationError):
    def __init__(self, message: str, *, limit: int | None = None, path: str | None = None, **facts: Unpack[Facts]) -> None: ...
    limit: Any

class RetryExhaustedError(AnthropicError):
    def __init__(self, message: str, *, last_error: AnthropicError, reason: str = '', **facts: Unpack[Facts]) -> None: ...

class RetryPolicy:
    def __attrs_post_init__(self) -> None: ...
    initial_delay: float = 1.0
    jitter: float = 0.25
    max_delay: float = 60.0
    max_retries: int = DefaultCount(3)
    max_retry_after: float = 120.0
    multiplier: float = 2.0
    on_retry: Callable[[RetryNotice], object] | None = None
    retry_on: Callable[[AnthropicError], bool] | None = None
Role: TypeAlias = Literal['user', 'assistant', 'system'] | str

class RunResult:
    custom_id: str
    error: AnthropicError | None = field(default=None, eq=False)
    def get(self) -> MessageResponse: ...
    message: MessageResponse | None
    response: BatchResult
    result: Any

class SearchResultBlock(Record):
    cache_control: CacheControlInput | None = None
    citations: CitationsConfigInput | None = None
    content: Sequence[TextBlockInput]
    source: str
    title: str
    type: Literal['search_result'] = 'search_result'

class SecretString:
    def __format__(self, spec: str) -> str: ...
    def __hash__(self) -> int: ...
    def __init__(self, value: str) -> None: ...
    def close(self) -> None: ...
    def expose_secret(self) -> str: ...

class SerializationError(AnthropicError):
    def __init__(self, message: str, *, path: str | None = None, **facts: Unpack[Facts]) -> None: ...
    path: Any
ServerToolName: TypeAlias = Literal['advisor', 'web_search', 'web_fetch', 'code_execution', 'bash_code_execution', 'text_editor_code_execution', 'tool_search_tool_regex', 'tool_search_tool_bm25'] | str

class ServerToolUsage(Record):
    web_fetch_requests: int | None = None
    web_search_requests: int

class ServerToolUseBlock(Record):
    cache_control: CacheControl | None = None
    caller: ToolCaller | None = None
    id: str
    input: dict[str, Any]
    name: ServerToolName
    type: Literal['server_tool_use'] = 'server_tool_use'

class ServerToolsCapability(Record):
    code_execution: CapabilitySupport
    supported: bool
    web_search: CapabilitySupport

class ServiceAccount(Record):
    archived_at: str | None = None
    archived_by_actor_id: str | None = None
    created_at: str
    created_by_actor_id: str | None = None
    description: str | None = None
    id: str
    name: str
    organization_role: ServiceAccountRole
    type: Literal['service_account'] = 'service_account'
    updated_at: str
    updated_by_actor_id: str | None = None
ServiceAccountRole: TypeAlias = Literal['admin', 'developer'] | str

class ServiceAccountWorkspaceMember(Record):
    created_by_actor_id: str | None = None
    implicit: bool | None = None
    service_account_id: str
    type: Literal['service_account_workspace_member'] = 'service_account_workspace_member'
    workspace_id: str
    workspace_role: WorkspaceRole

class ServiceAccountWorkspacesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def add(self, service_account_id: str, request: AddServiceAccountWorkspaceRequestInput | None = None, *, workspace_id: str | None = None, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...
    def list(self, service_account_id: str, params: ListServiceAccountWorkspacesParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[ServiceAccountWorkspaceMember]: ...
    def remove(self, service_account_id: str, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedServiceAccountWorkspaceMember: ...

class ServiceAccountsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def archive(self, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    def create(self, request: CreateServiceAccountRequestInput | None = None, *, name: str | None = None, description: str | None = None, organization_role: ServiceAccountRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    def get(self, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    def list(self, params: ListServiceAccountsParams | None = None, *, include_archived: bool | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[ServiceAccount]: ...
    def update(self, service_account_id: str, request: UpdateServiceAccountRequestInput | None = None, *, description: str | None = UNSET, organization_role: ServiceAccountRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccount: ...
    def workspaces(self) -> ServiceAccountWorkspacesService: ...
ServiceTier: TypeAlias = Literal['standard', 'priority', 'batch'] | str
ServiceTierChoice: TypeAlias = Literal['auto', 'standard_only'] | str
SettableApiKeyStatus: TypeAlias = Literal['active', 'inactive', 'archived'] | str

class SignatureDelta(Record):
    signature: str
    type: Literal['signature_delta'] = 'signature_delta'

class Skill(Record):
    created_at: str
    display_name: str
    id: str
    latest_version_id: str
    source: SkillOrigin
    type: Literal['skill'] = 'skill'
    updated_at: str

class SkillOrigin(Record):
    type: SkillOriginType
SkillOriginType: TypeAlias = Literal['custom', 'anthropic', 'anthropic_example', 'plugin'] | str

class SkillRef(Record):
    skill_id: str
    type: SkillSource
    version: str | None = None
SkillSource: TypeAlias = Literal['anthropic', 'custom'] | str

class SkillVersion(Record):
    created_at: str
    description: str
    id: str
    name: str
    skill_id: str
    type: Literal['skill_version'] = 'skill_version'

class SkillVersionsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def create(self, skill_id: str, request: CreateSkillVersionRequestInput | None = None, *, files: FilesUpload | None = None, workspace_id: str | None = None, progress: Callable[[int, int | None], object] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SkillVersion: ...
    def delete(self, skill_id: str, version: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedSkillVersion: ...
    def get(self, skill_id: str, version: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SkillVersion: ...
    def list(self, skill_id: str, params: ListSkillVersionsParams | None = None, *, limit: int | None = None, page: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[SkillVersion]: ...

class SkillsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def create(self, request: CreateSkillRequestInput | None = None, *, files: FilesUpload | None = None, display_name: str | None = None, workspace_id: str | None = None, progress: Callable[[int, int | None], object] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Skill: ...
    def delete(self, skill_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedSkill: ...
    def get(self, skill_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Skill: ...
    def list(self, params: ListSkillsParams | None = None, *, limit: int | None = None, page: str | None = None, source: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[Skill]: ...
    def versions(self) -> SkillVersionsService: ...
Speed: TypeAlias = Literal['standard', 'fast'] | str

class SpendLimit(Record):
    amount: str | None = None
    created_at: str
    currency: str
    id: str
    is_enabled: bool
    period: SpendLimitPeriod
    scope: SpendLimitScope
    type: Literal['spend_limit'] = 'spend_limit'
    updated_at: str
SpendLimitActor: TypeAlias = SpendLimitUserActor | SpendLimitKeyActor | UnknownSpendLimitActor

class SpendLimitGroupScope(Record):
    rbac_group_id: str
    type: Literal['rbac_group'] = 'rbac_group'

class SpendLimitIncreaseRequest(Record):
    actor: SpendLimitActor
    created_at: str
    id: str
    period: SpendLimitPeriod
    resolved_at: str | None = None
    resolved_by: SpendLimitActor | None = None
    spend_summary: EffectiveSpendLimit | None = None
    status: SpendLimitIncreaseStatus
    type: Literal['spend_limit_increase_request'] = 'spend_limit_increase_request'

class SpendLimitIncreaseRequestsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def approve(self, spend_limit_increase_request_id: str, request: ApproveSpendLimitIncreaseRequestInput | None = None, *, amount: str | None = None, period: SpendLimitPeriod | None = None, suppress_notification: bool | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ApprovedSpendLimitIncreaseRequest: ...
    def deny(self, spend_limit_increase_request_id: str, request: DenySpendLimitIncreaseRequestInput | None = None, *, suppress_notification: bool | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SpendLimitIncreaseRequest: ...
    def get(self, spend_limit_increase_request_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> SpendLimitIncreaseRequest: ...
    def list(self, params: ListSpendLimitIncreaseRequestsParams | None = None, *, actor_ids: Strings | None = None, status: Strings | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[SpendLimitIncreaseRequest]: ...
SpendLimitIncreaseStatus: TypeAlias = Literal['pending', 'approved', 'denied'] | str

class SpendLimitKeyActor(Record):
    scoped_api_key_id: str
    type: Literal['scoped_api_key_actor'] = 'scoped_api_key_actor'

class SpendLimitOrganizationScope(Record):
    type: Literal['organization'] = 'organization'
SpendLimitPeriod: TypeAlias = Literal['daily', 'weekly', 'monthly'] | str
SpendLimitScope: TypeAlias = SpendLimitUserScope | SpendLimitSeatTierScope | SpendLimitGroupScope | SpendLimitServiceScope | SpendLimitOrganizationScope | SpendLimitWorkspaceScope | SpendLimitUsageTierScope | UnknownSpendLimitScope

class SpendLimitSeatTierScope(Record):
    seat_tier: str
    type: Literal['seat_tier'] = 'seat_tier'

class SpendLimitServiceScope(Record):
    service: str
    type: Literal['organization_service'] = 'organization_service'

class SpendLimitUsageTierScope(Record):
    type: Literal['usage_tier'] = 'usage_tier'

class SpendLimitUserActor(Record):
    deleted: bool
    email_address: str | None = None
    name: str | None = None
    type: Literal['user_actor'] = 'user_actor'
    user_id: str

class SpendLimitUserScope(Record):
    type: Literal['user'] = 'user'
    user_id: str

class SpendLimitWorkspaceScope(Record):
    type: Literal['workspace'] = 'workspace'
    workspace_id: str

class SpendLimitsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def effective(self) -> EffectiveSpendLimitsService: ...
    def increase_requests(self) -> SpendLimitIncreaseRequestsService: ...
StopDetails: TypeAlias = RefusalStopDetails | UnknownStopDetails
StopReason: TypeAlias = Literal['end_turn', 'max_tokens', 'stop_sequence', 'tool_use', 'pause_turn', 'compaction', 'refusal', 'model_context_window_exceeded'] | str
StreamEvent: TypeAlias = MessageStart | ContentBlockStart | ContentBlockDelta | ContentBlockStop | MessageDelta | MessageStop | Ping | ErrorEvent | UnknownEvent

class StreamStalledError(APITimeoutError):
    ...

class StreamTruncatedError(APIConnectionError):
    ...
SystemClearAt: TypeAlias = Literal['next_user_message', 'never'] | str

class SystemOutputConfig(Record):
    effort: Effort | None = None
SystemPrompt: TypeAlias = str | list[TextBlock]

class TLSError(APIConnectionError):
    ...

class TaskBudget(Record):
    remaining: int | None = None
    total: int
    type: Literal['tokens'] = 'tokens'

class Telemetry:
    def __attrs_post_init__(self) -> None: ...
    buckets: Sequence[float] | Mapping[str, Sequence[float]] | None = None
    is_on: bool
    log_content: bool = False
    max_batch_content_bytes: int = 3700000
    max_content_bytes: int = 750000
    max_content_length: int = 8000
    meter_provider: Any = None
    prometheus_registry: Any = None
    propagate: bool = False
    span_names: Literal['package', 'genai'] = 'package'
    tracer_provider: Any = None

class TextBlock(Record):
    cache_control: CacheControl | None = None
    citations: list[TextCitation] | None = None
    text: str
    type: Literal['text'] = 'text'
TextCitation: TypeAlias = CitationCharLocation | CitationPageLocation | CitationContentBlockLocation | CitationSearchResultLocation | CitationWebSearchResultLocation | UnknownCitation

class TextDelta(Record):
    text: str
    type: Literal['text_delta'] = 'text_delta'

class TextEditorCodeExecutionToolResultBlock(Record):
    cache_control: CacheControl | None = None
    content: TextEditorCodeExecutionToolResultContent
    tool_use_id: str
    type: Literal['text_editor_code_execution_tool_result'] = 'text_editor_code_execution_tool_result'
TextEditorCodeExecutionToolResultContent: TypeAlias = TextEditorViewResult | TextEditorCreateResult | TextEditorStrReplaceResult | TextEditorCodeExecutionToolResultError | UnknownToolResult

class TextEditorCodeExecutionToolResultError(Record):
    error_code: TextEditorErrorCode
    error_message: str | None = None
    type: Literal['text_editor_code_execution_tool_result_error'] = 'text_editor_code_execution_tool_result_error'

class TextEditorCreateResult(Record):
    is_file_update: bool
    type: Literal['text_editor_code_execution_create_result'] = 'text_editor_code_execution_create_result'
TextEditorErrorCode: TypeAlias = Literal['invalid_tool_input', 'unavailable', 'too_many_requests', 'execution_time_exceeded', 'file_not_found'] | str
TextEditorFileType: TypeAlias = Literal['text', 'image', 'pdf'] | str

class TextEditorStrReplaceResult(Record):
    lines: list[str] | None = None
    new_lines: int | None = None
    new_start: int | None = None
    old_lines: int | None = None
    old_start: int | None = None
    type: Literal['text_editor_code_execution_str_replace_result'] = 'text_editor_code_execution_str_replace_result'

class TextEditorTool20241022(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['str_replace_editor'] = 'str_replace_editor'
    strict: bool | None = None
    type: Literal['text_editor_20241022'] = 'text_editor_20241022'

class TextEditorTool20250124(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['str_replace_editor'] = 'str_replace_editor'
    strict: bool | None = None
    type: Literal['text_editor_20250124'] = 'text_editor_20250124'

class TextEditorTool20250429(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    name: Literal['str_replace_based_edit_tool'] = 'str_replace_based_edit_tool'
    strict: bool | None = None
    type: Literal['text_editor_20250429'] = 'text_editor_20250429'

class TextEditorTool20250728(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    max_characters: int | None = None
    name: Literal['str_replace_based_edit_tool'] = 'str_replace_based_edit_tool'
    strict: bool | None = None
    type: Literal['text_editor_20250728'] = 'text_editor_20250728'

class TextEditorViewResult(Record):
    content: str
    file_type: TextEditorFileType
    num_lines: int | None = None
    start_line: int | None = None
    total_lines: int | None = None
    type: Literal['text_editor_code_execution_view_result'] = 'text_editor_code_execution_view_result'

class ThinkingAdaptive(Record):
    block_binding: ThinkingBlockBindingInput | None = None
    display: ThinkingDisplay | None = None
    type: Literal['adaptive'] = 'adaptive'

class ThinkingBetweenTools(Record):
    type: Literal['between_tools'] = 'between_tools'

class ThinkingBlock(Record):
    signature: str
    thinking: str
    type: Literal['thinking'] = 'thinking'

class ThinkingBlockBinding(Record):
    prefix_mismatch_behavior: PrefixMismatchBehavior | None = None

class ThinkingCapability(Record):
    supported: bool
    types: ThinkingTypes
ThinkingConfig: TypeAlias = ThinkingEnabled | ThinkingAdaptive | ThinkingDisabled | ThinkingBetweenTools | UnknownThinkingConfig

class ThinkingDelta(Record):
    estimated_tokens: int | None = None
    thinking: str
    type: Literal['thinking_delta'] = 'thinking_delta'

class ThinkingDisabled(Record):
    type: Literal['disabled'] = 'disabled'
ThinkingDisplay: TypeAlias = Literal['summarized', 'omitted', 'updates'] | str

class ThinkingDropped(Record):
    path: str
    reason: BindingMismatch
    type: Literal['thinking_dropped'] = 'thinking_dropped'

class ThinkingEnabled(Record):
    block_binding: ThinkingBlockBindingInput | None = None
    budget_tokens: int
    display: ThinkingDisplay | None = None
    type: Literal['enabled'] = 'enabled'
ThinkingKeep: TypeAlias = str | ThinkingKeepRule
ThinkingKeepRule: TypeAlias = ThinkingTurns | AllThinkingTurns | UnknownThinkingKeepRule

class ThinkingMismatchAllowed(Record):
    path: str
    reason: BindingMismatch
    type: Literal['thinking_mismatch_allowed'] = 'thinking_mismatch_allowed'

class ThinkingTurns(Record):
    type: Literal['thinking_turns'] = 'thinking_turns'
    value: int

class ThinkingTypes(Record):
    adaptive: CapabilitySupport
    between_tools: CapabilitySupport | None = None
    disabled: CapabilitySupport | None = None
    enabled: CapabilitySupport
Thread: TypeAlias = ThreadCreate | ThreadContinue | UnknownThread

class ThreadContinue(Record):
    previous_message_id: str
    type: Literal['continue'] = 'continue'

class ThreadCreate(Record):
    type: Literal['create'] = 'create'

class TimeoutErrorDetail(Record):
    details: ErrorDetails | None = None
    message: str
    type: Literal['timeout_error'] = 'timeout_error'

class Tool(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    description: str | None = None
    eager_input_streaming: bool | None = None
    input_examples: list[dict[str, Any]] | None = None
    input_schema: dict[str, Any]
    name: str
    strict: bool | None = None
    type: Literal['custom'] | None = None

class ToolAdditionBlock(Record):
    cache_control: CacheControl | None = None
    tool: ToolAdditionTarget
    type: Literal['tool_addition'] = 'tool_addition'
ToolAdditionTarget: TypeAlias = ToolChangeReference | ToolChangeMcpToolReference | ToolChangeMcpToolsetReference | ToolChangeDefinition | UnknownToolChange
ToolCaller: TypeAlias = DirectCaller | CodeExecutionCaller20250825 | CodeExecutionCaller20260120 | UnknownCaller

class ToolChangeDefinition(Record):
    definition: ToolUnion
    type: Literal['tool_definition'] = 'tool_definition'

class ToolChangeMcpToolReference(Record):
    name: str
    server_name: str
    type: Literal['mcp_tool_reference'] = 'mcp_tool_reference'

class ToolChangeMcpToolsetReference(Record):
    server_name: str
    type: Literal['mcp_toolset_reference'] = 'mcp_toolset_reference'

class ToolChangeReference(Record):
    name: str
    type: Literal['tool_reference'] = 'tool_reference'
ToolChoice: TypeAlias = ToolChoiceAuto | ToolChoiceAny | ToolChoiceTool | ToolChoiceNone | UnknownToolChoice

class ToolChoiceAny(Record):
    disable_parallel_tool_use: bool | None = None
    type: Literal['any'] = 'any'

class ToolChoiceAuto(Record):
    disable_parallel_tool_use: bool | None = None
    type: Literal['auto'] = 'auto'

class ToolChoiceNone(Record):
    type: Literal['none'] = 'none'

class ToolChoiceTool(Record):
    disable_parallel_tool_use: bool | None = None
    name: str
    type: Literal['tool'] = 'tool'

class ToolContext(Generic[T_co]):
    def __init__(self, value: T_co, call: ToolUseBlock | None = None, run: Any = None) -> None: ...
    def add_tool(self, tool: Any) -> None: ...
    call: ToolUseBlock
    messages: list[Any]
    def remove_tool(self, tool: Any) -> None: ...
    rounds: int
    value: T_co

class ToolError(AnthropicError):
    ...

class ToolReferenceBlock(Record):
    cache_control: CacheControl | None = None
    tool_name: str
    type: Literal['tool_reference'] = 'tool_reference'

class ToolRemovalBlock(Record):
    cache_control: CacheControl | None = None
    tool: ToolRemovalTarget
    type: Literal['tool_removal'] = 'tool_removal'
ToolRemovalTarget: TypeAlias = ToolChangeReference | ToolChangeMcpToolReference | ToolChangeMcpToolsetReference | UnknownToolChange

class ToolResultBlock(Record):
    cache_control: CacheControlInput | None = None
    content: ToolResultContentInput | None = None
    is_error: bool | None = None
    tool_use_id: str
    toolset_name: str | None = None
    type: Literal['tool_result'] = 'tool_result'
ToolResultContent: TypeAlias = str | list[ToolResultContentBlock]
ToolResultContentBlock: TypeAlias = TextBlock | ImageBlock | DocumentBlock | SearchResultBlock | ToolReferenceBlock | BrowserStateBlock | UnknownBlock

class ToolRoundsExceededError(AnthropicError):
    def __init__(self, message: str, *, messages: Sequence[Any] = (), rounds: int = 0, **facts: Unpack[Facts]) -> None: ...
    messages: Any
    rounds: Any

class ToolRunner(ToolRounds):
    def __iter__(self) -> Self: ...
    def __next__(self) -> MessageResponse: ...
    def until_done(self) -> MessageResponse: ...

class ToolSearchBm25Tool(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['tool_search_tool_bm25'] = 'tool_search_tool_bm25'
    strict: bool | None = None
    type: Literal['tool_search_tool_bm25'] = 'tool_search_tool_bm25'

class ToolSearchBm25Tool20251119(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['tool_search_tool_bm25'] = 'tool_search_tool_bm25'
    strict: bool | None = None
    type: Literal['tool_search_tool_bm25_20251119'] = 'tool_search_tool_bm25_20251119'
ToolSearchErrorCode: TypeAlias = Literal['invalid_tool_input', 'unavailable', 'too_many_requests', 'execution_time_exceeded'] | str

class ToolSearchRegexTool(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['tool_search_tool_regex'] = 'tool_search_tool_regex'
    strict: bool | None = None
    type: Literal['tool_search_tool_regex'] = 'tool_search_tool_regex'

class ToolSearchRegexTool20251119(Record):
    allowed_callers: list[AllowedCaller] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    name: Literal['tool_search_tool_regex'] = 'tool_search_tool_regex'
    strict: bool | None = None
    type: Literal['tool_search_tool_regex_20251119'] = 'tool_search_tool_regex_20251119'

class ToolSearchResult(Record):
    tool_references: list[ToolReferenceBlock]
    type: Literal['tool_search_tool_search_result'] = 'tool_search_tool_search_result'

class ToolSearchToolResultBlock(Record):
    cache_control: CacheControl | None = None
    content: ToolSearchToolResultContent
    tool_use_id: str
    type: Literal['tool_search_tool_result'] = 'tool_search_tool_result'
ToolSearchToolResultContent: TypeAlias = ToolSearchResult | ToolSearchToolResultError | UnknownToolResult

class ToolSearchToolResultError(Record):
    error_code: ToolSearchErrorCode
    error_message: str | None = None
    type: Literal['tool_search_tool_result_error'] = 'tool_search_tool_result_error'

class ToolStreamRunner(ToolRounds):
    def __init__(self, pipeline: Pipeline, call: Call, tools: Iterable[Any], options: ToolRunOptions) -> None: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> ToolStream: ...
    def close(self) -> None: ...
    def events(self) -> RunEvents: ...
    text_stream: RunText
    unsent_results: list[tuple[ToolUseBlock, dict[str, Any]]]
    def until_done(self) -> MessageResponse: ...

class ToolTimeoutError(AnthropicError, TimeoutError):
    def __init__(self, message: str, *, name: str = '', duration: float = 0.0, **facts: Unpack[Facts]) -> None: ...
ToolUnion: TypeAlias = Tool | BashTool20241022 | BashTool20250124 | TextEditorTool20241022 | TextEditorTool20250124 | TextEditorTool20250429 | TextEditorTool20250728 | ComputerTool20241022 | ComputerTool20250124 | ComputerTool20251124 | ComputerToolset20260801 | BrowserToolset20260801 | MemoryTool20250818 | CodeExecutionTool20250522 | CodeExecutionTool20250825 | CodeExecutionTool20260120 | CodeExecutionTool20260521 | WebSearchTool20250305 | WebSearchTool20260209 | WebSearchTool20260318 | WebFetchTool20250910 | WebFetchTool20260209 | WebFetchTool20260309 | WebFetchTool20260318 | ToolSearchBm25Tool20251119 | ToolSearchBm25Tool | ToolSearchRegexTool20251119 | ToolSearchRegexTool | AdvisorTool20260301 | McpToolset | UnknownTool

class ToolUseBlock(Record):
    cache_control: CacheControl | None = None
    caller: ToolCaller | None = None
    id: str
    input: dict[str, Any]
    name: str
    toolset_name: str | None = None
    type: Literal['tool_use'] = 'tool_use'

class ToolUses(Record):
    type: Literal['tool_uses'] = 'tool_uses'
    value: int

class ToolsetMemberConfig(Record):
    defer_loading: bool | None = None
    enabled: bool | None = None

class TypedEventStream(ResumableBody, Generic[T]):
    def __init__(self, pipeline: Pipeline, call: Call) -> None: ...
    def __next__(self) -> T: ...
    last_event_id: str | None

class UnknownAppliedContextEdit(Unknown):
    ...

class UnknownBatchOutcome(Unknown):
    ...

class UnknownBlock(Unknown):
    ...

class UnknownBrowserStateChange(Unknown):
    ...

class UnknownCacheMissReason(Unknown):
    ...

class UnknownCaller(Unknown):
    ...

class UnknownCitation(Unknown):
    ...

class UnknownComplianceState(Unknown):
    ...

class UnknownContextEdit(Unknown):
    ...

class UnknownContextTrigger(Unknown):
    ...

class UnknownDataStorage(Unknown):
    ...

class UnknownDelta(Unknown):
    ...

class UnknownError(Unknown):
    ...

class UnknownEvent(Unknown):
    ...

class UnknownExternalKeyAttachment(Unknown):
    ...

class UnknownExternalKeyProviderConfig(Unknown):
    ...

class UnknownFallbackCreditStatus(Unknown):
    ...

class UnknownFallbackTrigger(Unknown):
    ...

class UnknownFederationJwks(Unknown):
    ...

class UnknownInputTransformation(Unknown):
    ...

class UnknownIterationUsage(Unknown):
    ...

class UnknownPrincipal(Unknown):
    ...

class UnknownRateLimitGroup(Unknown):
    ...

class UnknownRbacPermissionResource(Unknown):
    ...

class UnknownRbacRoleSource(Unknown):
    ...

class UnknownScope(Unknown):
    ...

class UnknownSource(Unknown):
    ...

class UnknownSpendLimitActor(Unknown):
    ...

class UnknownSpendLimitScope(Unknown):
    ...

class UnknownStopDetails(Unknown):
    ...

class UnknownThinkingConfig(Unknown):
    ...

class UnknownThinkingKeepRule(Unknown):
    ...

class UnknownThread(Unknown):
    ...

class UnknownTool(Unknown):
    ...

class UnknownToolChange(Unknown):
    ...

class UnknownToolChoice(Unknown):
    ...

class UnknownToolResult(Unknown):
    ...

class UnknownUrlSource(Unknown):
    ...

class UnknownUserProfileEnforcementAction(Unknown):
    ...

class UnknownWebhookEventData(Unknown):
    ...

class UnknownWorkspaceRateLimitSource(Unknown):
    ...

class UpdateApiKeyRequest(Record):
    name: str | None = None
    status: SettableApiKeyStatus | None = None

class UpdateComplianceSettingsRequest(Record):
    state: ComplianceStateInput

class UpdateExternalKeyRequest(Record):
    display_name: str | None = None
    geo: WorkspaceGeo | None = None
    provider_config: ExternalKeyProviderConfigInput | None = None

class UpdateFederationIssuerRequest(Record):
    check_jti: bool | None = None
    issuer_url: str | None = None
    jwks: FederationJwksInput | None = None
    jwks_polling_disabled: bool | None = None
    max_jwt_lifetime_seconds: int | None = None
    name: str | None = None

class UpdateFederationRuleRequest(Record):
    applies_to_all_workspaces: bool | None = None
    description: str | None = None
    match: FederationRuleMatchInput | None = None
    name: str | None = None
    oauth_scope: str | None = None
    target: FederationServiceAccountTargetInput | None = None
    token_lifetime_seconds: int | None = None
    workspace_id: str | None = None

class UpdateRbacGroupRequest(Record):
    name: str | None = None

class UpdateServiceAccountRequest(Record):
    description: str | None = None
    organization_role: ServiceAccountRole | None = None

class UpdateUserProfileRequest(Record):
    access_type: UserProfileAccessType | None = None
    external_user_details: ExternalUserDetailsInput | None = None
    metadata: Mapping[str, str] | None = None
    name: str | None = None

class UpdateUserRequest(Record):
    role: AssignableOrganizationRole

class UpdateWorkspaceMemberRequest(Record):
    workspace_role: WorkspaceRole

class UpdateWorkspaceRateLimitRequest(Record):
    limits: Sequence[WorkspaceRateLimitChangeInput]

class UpdateWorkspaceRequest(Record):
    data_residency: DataResidencyUpdateConfigInput | None = None
    display_color: str | None = None
    external_key_id: str | None = None
    inference_data_privacy: InferenceDataPrivacyConfigInput | None = None
    name: str | None = None
    tags: Mapping[str, Any] | None = None
    user_profile_id: str | None = None

class UpdateWorkspaceServiceAccountRequest(Record):
    workspace_role: AssignableWorkspaceRole

class UploadFileRequest(Record):
    expires_in_seconds: int | None = None
    file: FileUpload

class UrlImageSource(Record):
    type: Literal['url'] = 'url'
    url: str

class UrlPdfSource(Record):
    type: Literal['url'] = 'url'
    url: str

class Usage(UsageCost, Record):
    cache_creation: CacheCreation | None = None
    cache_creation_input_tokens: int | None = None
    cache_read_input_tokens: int | None = None
    fallback_credit: FallbackCreditUsage | None = None
    inference_geo: str | None = None
    input_tokens: int
    iterations: list[IterationUsage] | None = None
    output_tokens: int
    output_tokens_details: OutputTokensDetails | None = None
    server_tool_use: ServerToolUsage | None = None
    service_tier: ServiceTier | None = None
    speed: Speed | None = None

class User(Record):
    added_at: str
    email: str
    id: str
    name: str
    role: OrganizationRole
    type: Literal['user'] = 'user'

class UserLocation(Record):
    city: str | None = None
    country: str | None = None
    region: str | None = None
    timezone: str | None = None
    type: Literal['approximate'] = 'approximate'

class UserProfile(Record):
    access_type: UserProfileAccessType
    created_at: str
    enforcement_actions: list[UserProfileEnforcementAction]
    enforcement_status: UserProfileEnforcementStatus
    external_user_details: ExternalUserDetails
    id: str
    metadata: dict[str, str]
    name: str | None = None
    programs: UserProfilePrograms
    type: Literal['user_profile'] = 'user_profile'
    updated_at: str
UserProfileAccessType: TypeAlias = Literal['application', 'passthrough'] | str

class UserProfileActionUrl(Record):
    expires_at: str
    type: Literal['user_profile_action_url'] = 'user_profile_action_url'
    url: str

class UserProfileActionUrlsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def create(self, user_profile_id: str, request: CreateUserProfileActionUrlRequestInput | None = None, *, action: EnrollEndUserActionInput | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfileActionUrl: ...

class UserProfileBan(Record):
    action: Literal['verify'] | None = None
    expires_at: str | None = None
    id: str
    opened_at: str
    reason: UserProfileEnforcementReason
    type: Literal['ban'] = 'ban'

class UserProfileCyberProgram(Record):
    requirements: UserProfileCyberRequirements | None = None
    status: UserProfileProgramStatus
    tiers: dict[str, UserProfileCyberTier]

class UserProfileCyberRequirements(Record):
    data_retention: bool
    human_review: bool

class UserProfileCyberTier(Record):
    status: UserProfileGrantStatus

class UserProfileEfsFeature(Record):
    status: UserProfileGrantStatus

class UserProfileEfsProgram(Record):
    features: dict[str, UserProfileEfsFeature]
    status: UserProfileProgramStatus
UserProfileEnforcementAction: TypeAlias = UserProfileRestriction | UserProfileBan | UnknownUserProfileEnforcementAction
UserProfileEnforcementReason: TypeAlias = Literal['unsupported_region', 'fraud_or_abuse', 'high_harm', 'usage_policy_violation', 'account_compromise', 'unspecified'] | str
UserProfileEnforcementStatus: TypeAlias = Literal['unrestricted', 'pending', 'restricted', 'banned'] | str
UserProfileGrantStatus: TypeAlias = Literal['active', 'inactive'] | str
UserProfileProgramStatus: TypeAlias = Literal['active', 'pending', 'rejected'] | str

class UserProfilePrograms(Record):
    cyber: UserProfileCyberProgram | None = None
    efs: UserProfileEfsProgram | None = None

class UserProfileRestriction(Record):
    action: Literal['verify'] | None = None
    expires_at: str | None = None
    id: str
    opened_at: str
    reason: UserProfileEnforcementReason
    type: Literal['restriction'] = 'restriction'

class UserProfilesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def action_urls(self) -> UserProfileActionUrlsService: ...
    def create(self, request: CreateUserProfileRequestInput | None = None, *, access_type: UserProfileAccessType | None = None, external_user_details: ExternalUserDetailsInput | None = None, metadata: Mapping[str, str] | None = None, name: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfile: ...
    def delete(self, user_profile_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedUserProfile: ...
    def get(self, user_profile_id: str, *, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfile: ...
    def list(self, params: ListUserProfilesParams | None = None, *, enforcement_status: Strings | None = None, limit: int | None = None, order: ListUserProfilesOrder | None = None, order_by: ListUserProfilesOrderBy | None = None, page: str | None = None, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[UserProfile]: ...
    def update(self, user_profile_id: str, request: UpdateUserProfileRequestInput | None = None, *, access_type: UserProfileAccessType | None = UNSET, external_user_details: ExternalUserDetailsInput | None = None, metadata: Mapping[str, str] | None = None, name: str | None = UNSET, workspace_id: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> UserProfile: ...

class UsersService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def delete(self, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedUser: ...
    def get(self, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> User: ...
    def list(self, params: ListUsersParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, email: str | None = None, roles: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[User]: ...
    def update(self, user_id: str, request: UpdateUserRequestInput | None = None, *, role: AssignableOrganizationRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> User: ...

class ValidationError(AnthropicError, ValueError):
    def __init__(self, message: str, *, field: str | None = None, value: Any = None, **facts: Unpack[Facts]) -> None: ...
    field: Any
    value: Any

class VertexClient(PlatformClient):
    def __init__(self, config: ClientConfig | None = None, *, region: str | None = None, project_id: str | None = None, credentials: Any = None, access_token: str | SecretString | None = None, base_url: str | None = None, **options: Unpack[PlatformOptions]) -> None: ...
    admin: Any = lacking(VertexPlatform.title)
    batches: Any = lacking(VertexPlatform.title)
    files: Any = lacking(VertexPlatform.title)
    models: Any = lacking(VertexPlatform.title)
    skills: Any = lacking(VertexPlatform.title)
    user_profiles: Any = lacking(VertexPlatform.title)
WebFetchErrorCode: TypeAlias = Literal['invalid_tool_input', 'url_too_long', 'url_not_allowed', 'url_not_in_prior_context', 'url_not_accessible', 'unsupported_content_type', 'too_many_requests', 'max_uses_exceeded', 'unavailable', 'content_too_large'] | str

class WebFetchResult(Record):
    content: DocumentBlock
    retrieved_at: str | None = None
    type: Literal['web_fetch_result'] = 'web_fetch_result'
    url: str

class WebFetchTool20250910(Record):
    allowed_callers: list[AllowedCaller] | None = None
    allowed_domains: list[str] | None = None
    blocked_domains: list[str] | None = None
    cache_control: CacheControl | None = None
    citations: CitationsConfig | None = None
    defer_loading: bool | None = None
    max_content_tokens: int | None = None
    max_uses: int | None = None
    name: Literal['web_fetch'] = 'web_fetch'
    strict: bool | None = None
    type: Literal['web_fetch_20250910'] = 'web_fetch_20250910'
    url_sources: WebFetchUrlSources | None = None

class WebFetchTool20260209(Record):
    allowed_callers: list[AllowedCaller] | None = None
    allowed_domains: list[str] | None = None
    blocked_domains: list[str] | None = None
    cache_control: CacheControl | None = None
    citations: CitationsConfig | None = None
    defer_loading: bool | None = None
    max_content_tokens: int | None = None
    max_uses: int | None = None
    name: Literal['web_fetch'] = 'web_fetch'
    strict: bool | None = None
    type: Literal['web_fetch_20260209'] = 'web_fetch_20260209'
    url_sources: WebFetchUrlSources | None = None

class WebFetchTool20260309(Record):
    allowed_callers: list[AllowedCaller] | None = None
    allowed_domains: list[str] | None = None
    blocked_domains: list[str] | None = None
    cache_control: CacheControl | None = None
    citations: CitationsConfig | None = None
    defer_loading: bool | None = None
    max_content_tokens: int | None = None
    max_uses: int | None = None
    name: Literal['web_fetch'] = 'web_fetch'
    strict: bool | None = None
    type: Literal['web_fetch_20260309'] = 'web_fetch_20260309'
    url_sources: WebFetchUrlSources | None = None
    use_cache: bool | None = None

class WebFetchTool20260318(Record):
    allowed_callers: list[AllowedCaller] | None = None
    allowed_domains: list[str] | None = None
    blocked_domains: list[str] | None = None
    cache_control: CacheControl | None = None
    citations: CitationsConfig | None = None
    defer_loading: bool | None = None
    max_content_tokens: int | None = None
    max_uses: int | None = None
    name: Literal['web_fetch'] = 'web_fetch'
    response_inclusion: ResponseInclusion | None = None
    strict: bool | None = None
    type: Literal['web_fetch_20260318'] = 'web_fetch_20260318'
    url_sources: WebFetchUrlSources | None = None
    use_cache: bool | None = None

class WebFetchToolResultBlock(Record):
    cache_control: CacheControl | None = None
    caller: ToolCaller | None = None
    content: WebFetchToolResultContent
    tool_use_id: str
    type: Literal['web_fetch_tool_result'] = 'web_fetch_tool_result'
WebFetchToolResultContent: TypeAlias = WebFetchResult | WebFetchToolResultError | UnknownToolResult

class WebFetchToolResultError(Record):
    error_code: WebFetchErrorCode
    type: Literal['web_fetch_tool_result_error'] = 'web_fetch_tool_result_error'
WebFetchUrlSource: TypeAlias = WebFetchUrlSourceAll | WebFetchUrlSourceNone | WebFetchUrlSourceOnly | WebFetchUrlSourceExcept | UnknownUrlSource

class WebFetchUrlSourceAll(Record):
    type: Literal['all'] = 'all'

class WebFetchUrlSourceExcept(Record):
    tools: list[WebFetchUrlSourceTool]
    type: Literal['except'] = 'except'

class WebFetchUrlSourceNone(Record):
    type: Literal['none'] = 'none'

class WebFetchUrlSourceOnly(Record):
    tools: list[WebFetchUrlSourceTool]
    type: Literal['only'] = 'only'

class WebFetchUrlSourceTool(Record):
    name: str
    type: Literal['tool_reference'] = 'tool_reference'

class WebFetchUrlSources(Record):
    client_tool_results: WebFetchUrlSource | None = None
    server_tool_results: WebFetchUrlSource | None = None
    user_input: WebFetchUserSource | None = None
WebFetchUserSource: TypeAlias = WebFetchUrlSourceAll | WebFetchUrlSourceNone | UnknownUrlSource
WebSearchErrorCode: TypeAlias = Literal['invalid_tool_input', 'unavailable', 'max_uses_exceeded', 'too_many_requests', 'query_too_long', 'request_too_large'] | str

class WebSearchResult(Record):
    encrypted_content: str
    page_age: str | None = None
    title: str
    type: Literal['web_search_result'] = 'web_search_result'
    url: str

class WebSearchTool20250305(Record):
    allowed_callers: list[AllowedCaller] | None = None
    allowed_domains: list[str] | None = None
    blocked_domains: list[str] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    max_uses: int | None = None
    name: Literal['web_search'] = 'web_search'
    strict: bool | None = None
    type: Literal['web_search_20250305'] = 'web_search_20250305'
    user_location: UserLocation | None = None

class WebSearchTool20260209(Record):
    allowed_callers: list[AllowedCaller] | None = None
    allowed_domains: list[str] | None = None
    blocked_domains: list[str] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    max_uses: int | None = None
    name: Literal['web_search'] = 'web_search'
    strict: bool | None = None
    type: Literal['web_search_20260209'] = 'web_search_20260209'
    user_location: UserLocation | None = None

class WebSearchTool20260318(Record):
    allowed_callers: list[AllowedCaller] | None = None
    allowed_domains: list[str] | None = None
    blocked_domains: list[str] | None = None
    cache_control: CacheControl | None = None
    defer_loading: bool | None = None
    max_uses: int | None = None
    name: Literal['web_search'] = 'web_search'
    response_inclusion: ResponseInclusion | None = None
    strict: bool | None = None
    type: Literal['web_search_20260318'] = 'web_search_20260318'
    user_location: UserLocation | None = None

class WebSearchToolResultBlock(Record):
    cache_control: CacheControl | None = None
    caller: ToolCaller | None = None
    content: WebSearchToolResultContent
    tool_use_id: str
    type: Literal['web_search_tool_result'] = 'web_search_tool_result'
WebSearchToolResultContent: TypeAlias = list[WebSearchResult] | WebSearchToolResultError

class WebSearchToolResultError(Record):
    error_code: WebSearchErrorCode
    type: Literal['web_search_tool_result_error'] = 'web_search_tool_result_error'

class WebhookAgentArchivedEventData(Record):
    id: str
    organization_id: str
    type: Literal['agent.archived'] = 'agent.archived'
    workspace_id: str

class WebhookAgentCreatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['agent.created'] = 'agent.created'
    workspace_id: str

class WebhookAgentDeletedEventData(Record):
    id: str
    organization_id: str
    type: Literal['agent.deleted'] = 'agent.deleted'
    workspace_id: str

class WebhookAgentUpdatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['agent.updated'] = 'agent.updated'
    workspace_id: str

class WebhookDeploymentArchivedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment.archived'] = 'deployment.archived'
    workspace_id: str

class WebhookDeploymentCreatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment.created'] = 'deployment.created'
    workspace_id: str

class WebhookDeploymentDeletedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment.deleted'] = 'deployment.deleted'
    workspace_id: str

class WebhookDeploymentPausedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment.paused'] = 'deployment.paused'
    workspace_id: str

class WebhookDeploymentRunFailedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment_run.failed'] = 'deployment_run.failed'
    workspace_id: str

class WebhookDeploymentRunStartedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment_run.started'] = 'deployment_run.started'
    workspace_id: str

class WebhookDeploymentRunSucceededEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment_run.succeeded'] = 'deployment_run.succeeded'
    workspace_id: str

class WebhookDeploymentUnpausedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment.unpaused'] = 'deployment.unpaused'
    workspace_id: str

class WebhookDeploymentUpdatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['deployment.updated'] = 'deployment.updated'
    workspace_id: str

class WebhookEnvironmentArchivedEventData(Record):
    id: str
    organization_id: str
    type: Literal['environment.archived'] = 'environment.archived'
    workspace_id: str

class WebhookEnvironmentCreatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['environment.created'] = 'environment.created'
    workspace_id: str

class WebhookEnvironmentDeletedEventData(Record):
    id: str
    organization_id: str
    type: Literal['environment.deleted'] = 'environment.deleted'
    workspace_id: str

class WebhookEnvironmentUpdatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['environment.updated'] = 'environment.updated'
    workspace_id: str

class WebhookEvent(Record):
    created_at: str
    data: WebhookEventData
    id: str
    type: Literal['event'] = 'event'
WebhookEventData: TypeAlias = WebhookSessionCreatedEventData | WebhookSessionPendingEventData | WebhookSessionRunningEventData | WebhookSessionIdledEventData | WebhookSessionRequiresActionEventData | WebhookSessionArchivedEventData | WebhookSessionDeletedEventData | WebhookSessionStatusRescheduledEventData | WebhookSessionStatusRunStartedEventData | WebhookSessionStatusIdledEventData | WebhookSessionStatusTerminatedEventData | WebhookSessionThreadCreatedEventData | WebhookSessionThreadIdledEventData | WebhookSessionThreadTerminatedEventData | WebhookSessionOutcomeEvaluationEndedEventData | WebhookSessionUpdatedEventData | WebhookSessionBudgetReachedEventData | WebhookVaultCreatedEventData | WebhookVaultArchivedEventData | WebhookVaultDeletedEventData | WebhookVaultCredentialCreatedEventData | WebhookVaultCredentialArchivedEventData | WebhookVaultCredentialDeletedEventData | WebhookVaultCredentialRefreshFailedEventData | WebhookAgentCreatedEventData | WebhookAgentUpdatedEventData | WebhookAgentArchivedEventData | WebhookAgentDeletedEventData | WebhookDeploymentCreatedEventData | WebhookDeploymentUpdatedEventData | WebhookDeploymentPausedEventData | WebhookDeploymentUnpausedEventData | WebhookDeploymentArchivedEventData | WebhookDeploymentDeletedEventData | WebhookDeploymentRunStartedEventData | WebhookDeploymentRunSucceededEventData | WebhookDeploymentRunFailedEventData | WebhookEnvironmentCreatedEventData | WebhookEnvironmentUpdatedEventData | WebhookEnvironmentArchivedEventData | WebhookEnvironmentDeletedEventData | WebhookMemoryStoreCreatedEventData | WebhookMemoryStoreArchivedEventData | WebhookMemoryStoreDeletedEventData | WebhookUserProfileEnforcementActionOpenedEventData | WebhookUserProfileEnforcementActionResolvedEventData | WebhookUserProfileProgramStatusUpdatedEventData | WebhookExternalKeyFailedEventData | WebhookExternalKeyRecoveredEventData | WebhookExternalStorageFailedEventData | WebhookExternalStorageRecoveredEventData | UnknownWebhookEventData

class WebhookExternalKeyFailedEventData(Record):
    id: str
    organization_id: str
    type: Literal['external_key.failed'] = 'external_key.failed'

class WebhookExternalKeyRecoveredEventData(Record):
    id: str
    organization_id: str
    type: Literal['external_key.recovered'] = 'external_key.recovered'

class WebhookExternalStorageFailedEventData(Record):
    id: str
    organization_id: str
    type: Literal['external_storage.failed'] = 'external_storage.failed'

class WebhookExternalStorageRecoveredEventData(Record):
    id: str
    organization_id: str
    type: Literal['external_storage.recovered'] = 'external_storage.recovered'

class WebhookMemoryStoreArchivedEventData(Record):
    id: str
    organization_id: str
    type: Literal['memory_store.archived'] = 'memory_store.archived'
    workspace_id: str

class WebhookMemoryStoreCreatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['memory_store.created'] = 'memory_store.created'
    workspace_id: str

class WebhookMemoryStoreDeletedEventData(Record):
    id: str
    organization_id: str
    type: Literal['memory_store.deleted'] = 'memory_store.deleted'
    workspace_id: str

class WebhookSessionArchivedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.archived'] = 'session.archived'
    workspace_id: str

class WebhookSessionBudgetReachedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.budget_reached'] = 'session.budget_reached'
    workspace_id: str

class WebhookSessionCreatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.created'] = 'session.created'
    workspace_id: str

class WebhookSessionDeletedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.deleted'] = 'session.deleted'
    workspace_id: str

class WebhookSessionIdledEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.idled'] = 'session.idled'
    workspace_id: str

class WebhookSessionOutcomeEvaluationEndedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.outcome_evaluation_ended'] = 'session.outcome_evaluation_ended'
    workspace_id: str

class WebhookSessionPendingEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.pending'] = 'session.pending'
    workspace_id: str

class WebhookSessionRequiresActionEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.requires_action'] = 'session.requires_action'
    workspace_id: str

class WebhookSessionRunningEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.running'] = 'session.running'
    workspace_id: str

class WebhookSessionStatusIdledEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.status_idled'] = 'session.status_idled'
    workspace_id: str

class WebhookSessionStatusRescheduledEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.status_rescheduled'] = 'session.status_rescheduled'
    workspace_id: str

class WebhookSessionStatusRunStartedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.status_run_started'] = 'session.status_run_started'
    workspace_id: str

class WebhookSessionStatusTerminatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.status_terminated'] = 'session.status_terminated'
    workspace_id: str

class WebhookSessionThreadCreatedEventData(Record):
    id: str
    organization_id: str
    session_thread_id: str
    type: Literal['session.thread_created'] = 'session.thread_created'
    workspace_id: str

class WebhookSessionThreadIdledEventData(Record):
    id: str
    organization_id: str
    session_thread_id: str
    type: Literal['session.thread_idled'] = 'session.thread_idled'
    workspace_id: str

class WebhookSessionThreadTerminatedEventData(Record):
    id: str
    organization_id: str
    session_thread_id: str
    type: Literal['session.thread_terminated'] = 'session.thread_terminated'
    workspace_id: str

class WebhookSessionUpdatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['session.updated'] = 'session.updated'
    workspace_id: str

class WebhookUserProfileEnforcementActionOpenedEventData(Record):
    enforcement_action_id: str
    id: str
    organization_id: str
    type: Literal['user_profile.enforcement_action_opened'] = 'user_profile.enforcement_action_opened'

class WebhookUserProfileEnforcementActionResolvedEventData(Record):
    enforcement_action_id: str
    id: str
    organization_id: str
    type: Literal['user_profile.enforcement_action_resolved'] = 'user_profile.enforcement_action_resolved'

class WebhookUserProfileProgramStatusUpdatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['user_profile.program_status_updated'] = 'user_profile.program_status_updated'

class WebhookVaultArchivedEventData(Record):
    id: str
    organization_id: str
    type: Literal['vault.archived'] = 'vault.archived'
    workspace_id: str

class WebhookVaultCreatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['vault.created'] = 'vault.created'
    workspace_id: str

class WebhookVaultCredentialArchivedEventData(Record):
    id: str
    organization_id: str
    type: Literal['vault_credential.archived'] = 'vault_credential.archived'
    vault_id: str
    workspace_id: str

class WebhookVaultCredentialCreatedEventData(Record):
    id: str
    organization_id: str
    type: Literal['vault_credential.created'] = 'vault_credential.created'
    vault_id: str
    workspace_id: str

class WebhookVaultCredentialDeletedEventData(Record):
    id: str
    organization_id: str
    type: Literal['vault_credential.deleted'] = 'vault_credential.deleted'
    vault_id: str
    workspace_id: str

class WebhookVaultCredentialRefreshFailedEventData(Record):
    id: str
    organization_id: str
    type: Literal['vault_credential.refresh_failed'] = 'vault_credential.refresh_failed'
    vault_id: str
    workspace_id: str

class WebhookVaultDeletedEventData(Record):
    id: str
    organization_id: str
    type: Literal['vault.deleted'] = 'vault.deleted'
    workspace_id: str

class WebhookVerificationError(AnthropicError):
    def __init__(self, message: str, *, reason: WebhookProblem = 'wrong_signature', webhook_id: str | None = None, **facts: Unpack[Facts]) -> None: ...
    reason: Any
    webhook_id: Any

class Workspace(Record):
    archived_at: str | None = None
    compartment_id: str
    created_at: str
    data_residency: DataResidency
    display_color: str
    external_key_id: str | None = None
    id: str
    inference_data_privacy: InferenceDataPrivacy | None = None
    name: str
    tags: dict[str, str]
    type: Literal['workspace'] = 'workspace'
    user_profile_id: str | None = None
WorkspaceGeo: TypeAlias = Literal['us'] | str

class WorkspaceMember(Record):
    type: Literal['workspace_member'] = 'workspace_member'
    user_id: str
    workspace_id: str
    workspace_role: WorkspaceRole

class WorkspaceMembersService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def create(self, workspace_id: str, request: CreateWorkspaceMemberRequestInput | None = None, *, user_id: str | None = None, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceMember: ...
    def delete(self, workspace_id: str, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedWorkspaceMember: ...
    def get(self, workspace_id: str, user_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceMember: ...
    def list(self, workspace_id: str, params: ListWorkspaceMembersParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[WorkspaceMember]: ...
    def update(self, workspace_id: str, user_id: str, request: UpdateWorkspaceMemberRequestInput | None = None, *, workspace_role: WorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceMember: ...

class WorkspaceRateLimit(Record):
    group: RateLimitGroup
    group_type: RateLimitGroupType | None = None
    limits: list[WorkspaceRateLimitValue]
    models: list[str] | None = None
    rate_limit_id: str
    type: Literal['workspace_rate_limit'] = 'workspace_rate_limit'
    workspace_id: str

class WorkspaceRateLimitChange(Record):
    type: RateLimiterType
    value: int | None

class WorkspaceRateLimitOrganizationSource(Record):
    type: Literal['organization'] = 'organization'
WorkspaceRateLimitSource: TypeAlias = WorkspaceRateLimitWorkspaceSource | WorkspaceRateLimitOrganizationSource | UnknownWorkspaceRateLimitSource

class WorkspaceRateLimitValue(Record):
    org_limit: int | None = None
    source: WorkspaceRateLimitSource
    type: str
    value: int

class WorkspaceRateLimitWorkspaceSource(Record):
    type: Literal['workspace'] = 'workspace'

class WorkspaceRateLimitsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def list(self, workspace_id: str, params: ListWorkspaceRateLimitsParams | None = None, *, group_type: RateLimitGroupType | None = None, include_inherited: bool | None = None, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[WorkspaceRateLimit]: ...
    def update(self, workspace_id: str, rate_limit_id: str, request: UpdateWorkspaceRateLimitRequestInput | None = None, *, limits: Iterable[WorkspaceRateLimitChangeInput] | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> WorkspaceRateLimit: ...
WorkspaceRole: TypeAlias = Literal['workspace_user', 'workspace_developer', 'workspace_restricted_developer', 'workspace_admin', 'workspace_billing'] | str

class WorkspaceServiceAccountsService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def add(self, workspace_id: str, request: AddWorkspaceServiceAccountRequestInput | None = None, *, service_account_id: str | None = None, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...
    def get(self, workspace_id: str, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...
    def list(self, workspace_id: str, params: ListWorkspaceServiceAccountsParams | None = None, *, limit: int | None = None, page: str | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[ServiceAccountWorkspaceMember]: ...
    def remove(self, workspace_id: str, service_account_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> DeletedServiceAccountWorkspaceMember: ...
    def update(self, workspace_id: str, service_account_id: str, request: UpdateWorkspaceServiceAccountRequestInput | None = None, *, workspace_role: AssignableWorkspaceRole | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> ServiceAccountWorkspaceMember: ...

class WorkspacesService(NamesHinted):
    def __init__(self, pipeline: Pipeline) -> None: ...
    def archive(self, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...
    def create(self, request: CreateWorkspaceRequestInput | None = None, *, name: str | None = None, display_color: str | None = None, data_residency: DataResidencyConfigInput | None = None, tags: Mapping[str, Any] | None = None, external_key_id: str | None = None, user_profile_id: str | None = None, inference_data_privacy: InferenceDataPrivacyConfigInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...
    def get(self, workspace_id: str, *, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...
    def list(self, params: ListWorkspacesParams | None = None, *, after_id: str | None = None, before_id: str | None = None, limit: int | None = None, include_archived: bool | None = None, include_default: bool | None = None, ids: Strings | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Page[Workspace]: ...
    def members(self) -> WorkspaceMembersService: ...
    def rate_limits(self) -> WorkspaceRateLimitsService: ...
    def service_accounts(self) -> WorkspaceServiceAccountsService: ...
    def update(self, workspace_id: str, request: UpdateWorkspaceRequestInput | None = None, *, name: str | None = None, display_color: str | None = None, data_residency: DataResidencyUpdateConfigInput | None = UNSET, tags: Mapping[str, Any] | None = UNSET, external_key_id: str | None = None, user_profile_id: str | None = None, inference_data_privacy: InferenceDataPrivacyConfigInput | None = None, timeout: float | None = None, max_retries: int | None = None, deadline: float | None = None, extra_headers: Mapping[str, str] | None = None, extra_query: Mapping[str, Any] | None = None, extra_body: Mapping[str, Any] | None = None, beta_features: Sequence[str] | None = None, keep_raw: bool | None = None) -> Workspace: ...
def configure_logging(level: str | int | None = None, *, json: bool = True, stream: TextIO | None = None, propagate: bool = False) -> None: ...
def document(source: str | FileData | TextFile | UploadedFile, *, title: str | None = None, context: str | None = None, citations: CitationsConfigInput | bool | None = None, cache_control: CacheControlInput | None = None, media_type: str | None = None) -> DocumentBlock: ...
def file(source: str | FileData | TextFile | Picture | UploadedFile, *, title: str | None = None, context: str | None = None, citations: CitationsConfigInput | bool | None = None, cache_control: CacheControlInput | None = None, media_type: str | None = None) -> ImageBlock | DocumentBlock | ContainerUploadBlock: ...
def from_dict(model: Any, data: Any, *, strict: bool = False) -> Any: ...
def from_json(model: Any, text: str | bytes, *, strict: bool = False) -> Any: ...
def image(source: str | FileData | Picture | UploadedFile, *, media_type: str | None = None, transformations: ImageTransformationsInput | None = None, cache_control: CacheControlInput | None = None) -> ImageBlock: ...
def message(role: RoleInput, content: InputContentInput) -> InputMessage: ...
def to_dict(value: Any) -> Any: ...
def to_json(value: Any) -> str: ...
def tool(function: Any = None, /, **options: Unpack[ToolOptions]) -> Any: ...
