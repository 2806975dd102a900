"""Errors whose reason the API names as one word: a class for each `error_code`, below the class of its status."""

from __future__ import annotations

from .classes import (
    BadRequestError,
    ConflictError,
    ContentTooLargeError,
    NotFoundError,
    OverloadedError,
    PaymentRequiredError,
    PermissionDeniedError,
    RateLimitError,
    ServiceUnavailableError,
)

__all__ = [
    "AvailableToolsLimitExceededError",
    "CMEKContextUnavailableError",
    "CMEKKeyDisabledError",
    "CMEKKeyNetworkBlockedError",
    "CMEKKeyUnreachableError",
    "ChangeOutcomeUnknownError",
    "ClaudeCodeKeyCreatorNotMemberError",
    "ClaudeCodeVersionTooOldError",
    "CompactionBlockAmbiguousError",
    "CompactionBlockMisplacedError",
    "CompactionContentMismatchError",
    "CompactionIncompleteTurnError",
    "CompactionNothingToSummarizeError",
    "CompactionSignatureInvalidError",
    "CompactionTooManyToolReferencesError",
    "CompactionToolChangesMismatchError",
    "CompactionUnavailableError",
    "ConcurrentMembershipChangeError",
    "ContractSpendLimitReachedError",
    "EnforcedSpendLimitReachedError",
    "FileExpiredError",
    "FileNotDownloadableError",
    "ImageDimensionsTooLargeError",
    "LinkedOrganizationBillingUnavailableError",
    "LinkedOrganizationSpendLimitReachedError",
    "OrgMemberLimitExceededError",
    "OrganizationOnHoldError",
    "OrganizationTypeNotSupportedError",
    "ParentOrganizationRequiredError",
    "RBACRoleNotFoundError",
    "RampLimitExceededError",
    "RequestBodyEncodingInvalidError",
    "RequestBodyEncodingUnsupportedError",
    "RequestBodyTooLargeAfterDecodingError",
    "SandboxEgressRestrictedError",
    "SkillReadBlockedUndecryptableError",
    "StorageQuotaExceededError",
    "ThreadAlreadyContinuedError",
    "ThreadContinueInFlightError",
    "ThreadFingerprintMismatchError",
    "ThreadNotFoundError",
    "ThreadUnsupportedRequestError",
    "ToolNameConflictError",
    "ToolReferenceUnresolvedError",
    "UserProfileBillingNotAuthorizedError",
    "UserProfileNotBillableError",
    "UserProfileNotFoundError",
    "UserProfileRequiredError",
    "WorkspaceHumanReviewDisabledError",
]


class AvailableToolsLimitExceededError(BadRequestError, error_code="available_tools_limit_exceeded"):
    """400"""


class ClaudeCodeKeyCreatorNotMemberError(BadRequestError, error_code="claude_code_key_creator_not_member"):
    """400"""


class ClaudeCodeVersionTooOldError(BadRequestError, error_code="claude_code_version_too_old"):
    """400"""


class CMEKKeyDisabledError(BadRequestError, error_code="cmek_key_disabled"):
    """400"""


class CMEKKeyNetworkBlockedError(BadRequestError, error_code="cmek_key_network_blocked"):
    """400"""


class CompactionBlockAmbiguousError(BadRequestError, error_code="compaction_block_ambiguous"):
    """400"""


class CompactionBlockMisplacedError(BadRequestError, error_code="compaction_block_misplaced"):
    """400"""


class CompactionContentMismatchError(BadRequestError, error_code="compaction_content_mismatch"):
    """400"""


class CompactionIncompleteTurnError(BadRequestError, error_code="compaction_incomplete_turn"):
    """400"""


class CompactionNothingToSummarizeError(BadRequestError, error_code="compaction_nothing_to_summarize"):
    """400"""


class CompactionSignatureInvalidError(BadRequestError, error_code="compaction_signature_invalid"):
    """400"""


class CompactionTooManyToolReferencesError(BadRequestError, error_code="compaction_too_many_tool_references"):
    """400"""


class CompactionToolChangesMismatchError(BadRequestError, error_code="compaction_tool_changes_mismatch"):
    """400"""


class FileNotDownloadableError(BadRequestError, error_code="file_not_downloadable"):
    """400"""


class ImageDimensionsTooLargeError(BadRequestError, error_code="image_dimensions_too_large"):
    """400"""


class OrgMemberLimitExceededError(BadRequestError, error_code="org_member_limit_exceeded"):
    """400"""


class OrganizationOnHoldError(BadRequestError, error_code="organization_on_hold"):
    """400"""


class OrganizationTypeNotSupportedError(BadRequestError, error_code="organization_type_not_supported"):
    """400"""


class ParentOrganizationRequiredError(BadRequestError, error_code="parent_organization_required"):
    """400"""


class RequestBodyEncodingInvalidError(BadRequestError, error_code="request_body_encoding_invalid"):
    """400"""


class RequestBodyEncodingUnsupportedError(BadRequestError, error_code="request_body_encoding_unsupported"):
    """400"""


class StorageQuotaExceededError(BadRequestError, error_code="storage_quota_exceeded"):
    """400"""


class ThreadAlreadyContinuedError(BadRequestError, error_code="thread_already_continued"):
    """400"""


class ThreadContinueInFlightError(BadRequestError, error_code="thread_continue_in_flight"):
    """400"""


class ThreadFingerprintMismatchError(BadRequestError, error_code="thread_fingerprint_mismatch"):
    """400"""


class ThreadUnsupportedRequestError(BadRequestError, error_code="thread_unsupported_request"):
    """400"""


class ToolNameConflictError(BadRequestError, error_code="tool_name_conflict"):
    """400"""


class ToolReferenceUnresolvedError(BadRequestError, error_code="tool_reference_unresolved"):
    """400"""


class UserProfileNotFoundError(BadRequestError, error_code="user_profile_not_found"):
    """400"""


class UserProfileRequiredError(BadRequestError, error_code="user_profile_required"):
    """400"""


class WorkspaceHumanReviewDisabledError(BadRequestError, error_code="workspace_human_review_disabled"):
    """400"""


class LinkedOrganizationBillingUnavailableError(
    PaymentRequiredError, error_code="linked_organization_billing_unavailable"
):
    """402"""


class LinkedOrganizationSpendLimitReachedError(
    PaymentRequiredError, error_code="linked_organization_spend_limit_reached"
):
    """402"""


class SandboxEgressRestrictedError(PermissionDeniedError, error_code="sandbox_egress_restricted"):
    """403"""


class UserProfileBillingNotAuthorizedError(PermissionDeniedError, error_code="user_profile_billing_not_authorized"):
    """403"""


class UserProfileNotBillableError(PermissionDeniedError, error_code="user_profile_not_billable"):
    """403"""


class FileExpiredError(NotFoundError, error_code="file_expired"):
    """404"""


class RBACRoleNotFoundError(NotFoundError, error_code="rbac_role_not_found"):
    """404"""


class ThreadNotFoundError(NotFoundError, error_code="thread_not_found"):
    """404"""


class ConcurrentMembershipChangeError(ConflictError, error_code="concurrent_membership_change"):
    """409"""


class SkillReadBlockedUndecryptableError(ConflictError, error_code="skill_read_blocked_undecryptable"):
    """409"""


class RequestBodyTooLargeAfterDecodingError(ContentTooLargeError, error_code="request_body_too_large_after_decoding"):
    """413"""


class ContractSpendLimitReachedError(RateLimitError, error_code="contract_spend_limit_reached"):
    """429"""


class EnforcedSpendLimitReachedError(RateLimitError, error_code="enforced_spend_limit_reached"):
    """429"""


class RampLimitExceededError(RateLimitError, error_code="ramp_limit_exceeded"):
    """429"""


class ChangeOutcomeUnknownError(ServiceUnavailableError, error_code="change_outcome_unknown"):
    """503"""


class CMEKContextUnavailableError(ServiceUnavailableError, error_code="cmek_context_unavailable"):
    """503"""


class CMEKKeyUnreachableError(ServiceUnavailableError, error_code="cmek_key_unreachable"):
    """503"""


class CompactionUnavailableError(OverloadedError, error_code="compaction_unavailable"):
    """529"""
