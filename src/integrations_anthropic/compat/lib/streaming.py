"""The stream helper and its events."""

from __future__ import annotations

from ...models.unions import StreamEvent as MessageStreamEvent
from .._async.message_stream import AsyncMessageStreamManager as AsyncMessageStreamManager
from .._async.message_stream import AsyncStreamedMessage as AsyncMessageStream
from .._sync.message_stream import MessageStreamManager as MessageStreamManager
from .._sync.message_stream import StreamedMessage as MessageStream
from ..events import CitationEvent as CitationEvent
from ..events import ContentBlockStopEvent as ContentBlockStopEvent
from ..events import InputJsonEvent as InputJsonEvent
from ..events import MessageStopEvent as MessageStopEvent
from ..events import SignatureEvent as SignatureEvent
from ..events import TextEvent as TextEvent
from ..events import ThinkingEvent as ThinkingEvent

BetaMessageStream = MessageStream
BetaAsyncMessageStream = AsyncMessageStream
BetaInputJsonEvent = InputJsonEvent
BetaMessageStreamManager = MessageStreamManager
BetaAsyncMessageStreamManager = AsyncMessageStreamManager
ParsedMessageStreamEvent = ParsedBetaMessageStreamEvent = BetaMessageStreamEvent = MessageStreamEvent
ParsedContentBlockStopEvent = ParsedBetaContentBlockStopEvent = BetaContentBlockStopEvent = ContentBlockStopEvent
ParsedMessageStopEvent = ParsedBetaMessageStopEvent = BetaMessageStopEvent = MessageStopEvent
ParsedBetaTextEvent = BetaTextEvent = TextEvent
