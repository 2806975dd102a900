"""One call of a simulation: what it asks for, and what its outcome has to be."""

from __future__ import annotations

from random import Random
from typing import Any

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    APITimeoutError,
    AsyncAnthropicClient,
    PoolTimeoutError,
    SerializationError,
)
from tests.simulation.world import Arrival, World

__all__ = ["AsyncCall"]

SLACK = 0.01
"""Seconds of virtual time by which a call may end after its deadline."""
STREAMS = ("events", "text", "final", "left", "closed", "closed elsewhere", "dropped")
KINDS = ("create", "create", "create", "count", "pages", "invite", *STREAMS)
MOST = 1_000_000
SAFE_REPEATS = 1
"""How often a request that may have been carried out is sent again, where that is safe."""


class AsyncCall:
    """A call with options of its own. What it finds wrong is a violation in its world."""

    def __init__(self, world: World, client: AsyncAnthropicClient, number: int) -> None:
        self.world, self.client, self.number = world, client, number
        self.random = random = Random(f"{world.seed}:call:{number}")
        self.kind = random.choice(KINDS)
        self.most_retries = random.choice([0, 1, 2, 5])
        self.options: dict[str, Any] = {"max_retries": self.most_retries}
        if random.random() < 0.4:
            self.options["timeout"] = random.choice([0.5, 3.0, 20.0])
        self.deadline = random.choice([None, None, 0.3, 2.0, 10.0, 40.0])
        self.text = f"call {number} " + "x" * random.choices([0, 3000, 30_000, 400_000], [80, 10, 8, 2])[0]
        self.began = self.ended = 0.0
        self.slept = self.looked_up = 0.0
        """Seconds that the consumer of a stream took for itself."""
        self.outcome = "unfinished"

    async def run(self) -> None:
        """Make the call, and check what comes of it."""
        self.began, self.looked_up = self.world.timers.time(), self.world.looked_up
        try:
            await self._made()
            self.outcome = "done"
        except AnthropicError as error:
            self.check_error(error)
        except BaseException as error:
            self.outcome = type(error).__name__
            raise
        finally:
            self.ended = self.world.timers.time()
            self.world.note(f"call {self.number} ({self.kind}): {self.outcome}")
            self._check_time()
            self.check_repeats()

    def stream(self) -> Any:
        """A stream for this call, not opened yet."""
        options = self._options("stream")
        return self.client.messages.create_stream(max_tokens=100, **self._asked(), **options)

    async def _made(self) -> None:
        client, asked = self.client, self._asked()
        options = self._options({"pages": "models"}.get(self.kind, self.kind))
        if self.kind == "count":
            counted = await client.messages.count_tokens(**asked, **options)
            self._check_answer(counted.meta, counted.input_tokens, 1000 * self.number + len(self._arrivals()))
        elif self.kind == "pages":
            await self._pages(options)
        elif self.kind == "invite":
            invite = await client.admin.invites.create(email=f"{self.text}@x.test", role="user", **options)
            self._check_answer(invite.meta, invite.id, self._identity())
        elif self.kind == "create":
            message = await client.messages.create(max_tokens=100, **asked, **options)
            self._check_answer(message.meta, message.id, self._identity())
            self._check_text(message.text, self._arrivals()[-1])
        else:
            await self._streamed(self.stream())

    async def _pages(self, options: dict[str, Any]) -> None:
        names = []
        first = await self.client.models.list(**options)
        async for model in first:
            names.append(model.id)
        numbers = [len(self._arrivals(page)) for page in range(3)]
        wanted = [f"model-{self.number}-{number}-{index}" for number in numbers for index in range(2)]
        if names != wanted:
            self._violated(f"the pages have {names}, sent were {wanted}")

    async def _streamed(self, stream: Any) -> None:
        if self.kind != "dropped":
            # What it does not give back is not given back for it by garbage collection.
            self.world.kept.append(stream)
        most = self.random.randrange(12) if self.kind in ("left", "closed", "dropped") else None
        if self.kind == "text":
            async with stream:
                text = "".join([piece async for piece in stream.text_stream])
            self._check_text(text, self._arrivals()[-1])
        elif self.kind == "final":
            await stream.get_final_message()
        elif self.kind == "dropped":
            await self._read(stream, most)
            del stream
            self.world.settle()
            return
        elif self.kind == "closed":
            try:
                await self._read(stream, most)
            finally:
                await stream.close()
        elif self.kind == "closed elsewhere":
            most = MOST
            self.world.call_elsewhere(self.random.choice([0.0, 0.001, 0.05, 1.0, 7.0]), stream.close)
            await self._read(stream, most)
        else:
            async with stream:
                await self._read(stream, most)
        self.check_stream(stream, whole=most is None)

    def check_stream(self, stream: Any, *, whole: bool) -> None:
        """Compare what was read of a stream with what was sent; `whole`: it was read to its end."""
        message = stream.current_message
        if whole:
            self._check_answer(stream.meta, message.id, self._identity())
        if message is not None:
            self._check_text(message.text, self._arrivals()[-1], whole=whole)

    async def _read(self, stream: Any, most: int | None) -> None:
        left = most
        async for _ in stream:
            if left is not None:
                left -= 1
            if left == 0:
                return
            if self.random.random() < 0.02:
                seconds = self.random.choice([0.01, 3.0])
                self.slept += seconds
                await self.world.clock.asleep(seconds)

    def _asked(self) -> dict[str, Any]:
        return {"model": "claude-sonnet-4-5", "messages": [{"role": "user", "content": self.text}]}

    def _options(self, operation: str) -> dict[str, Any]:
        headers = {"x-call": str(self.number), "x-operation": operation}
        # A list of pages has a deadline for each page.
        deadline = {} if self.deadline is None or operation == "models" else {"deadline": self.deadline}
        return {"extra_headers": headers, **self.options, **deadline}

    def _arrivals(self, page: int = 0) -> list[Arrival]:
        return self.world.arrivals.get(f"{self.number}/{page}", [])

    def _identity(self) -> str:
        """What the last answer that was sent is known by."""
        return f"msg_{self.number}_{len(self._arrivals())}"

    def _check_answer(self, meta: Any, found: object, wanted: object) -> None:
        if found != wanted:
            self._violated(f"the answer is {found!r}, sent was {wanted!r}")
        self._check_attempts(meta.attempts, self._arrivals())

    def _check_attempts(self, attempts: tuple[Any, ...], arrivals: list[Arrival]) -> None:
        if len(arrivals) > len(attempts):
            self._violated(f"it was sent {len(arrivals)} times, and says {attempts}")

    def _check_text(self, text: str, arrival: Arrival, *, whole: bool = True) -> None:
        content = arrival.plan.content
        if not content.texts:
            if not text.startswith(f"call {self.number} "):
                self._violated(f"the text is {text[:100]!r}")
        elif not arrival.plan.text().startswith(text) or (whole and text != content.texts[-1][1]):
            self._violated(f"the text is {text[-100:]!r}, sent was {arrival.plan.text()[-100:]!r}")

    def check_error(self, error: AnthropicError) -> None:
        """The call was made, and raised `error`."""
        self.outcome = type(error).__name__
        pages = [arrivals for page in range(3) if (arrivals := self._arrivals(page))]
        if not pages:
            return
        arrivals = pages[-1]
        if self.kind != "pages":
            self._check_attempts(error.attempts, arrivals)
        last = arrivals[-1]
        partial = error.partial
        if partial is not None and (partial.id != self._identity() or not last.plan.text().startswith(partial.text)):
            self._violated(f"partial is {partial.id} {partial.text!r}, sent was {last.plan.text()!r}")
        ended = last.plan.fault in ("close within", "half-close within")
        if ended and last.plan.framed and isinstance(error, SerializationError):
            self._violated(f"a body that was cut short was taken for a whole one: {error!r}")
        broken = isinstance(error, APIConnectionError) and not isinstance(error, (APITimeoutError, PoolTimeoutError))
        if broken and error.mid_stream and ended:
            text = "" if partial is None else partial.text
            if text not in (last.plan.text(), last.plan.text(lacking=0)) and not self.world.is_closed:
                self._violated(f"partial is {text!r}, and all of {last.plan.text()!r} had arrived")
        if broken and last.plan.is_whole and not self.world.is_closed and error.phase == "read":
            self._violated(f"the answer was sent whole, and raised {error!r}")

    def _check_time(self) -> None:
        if self.deadline is None or self.kind == "pages":
            return
        late = self.ended - self.began - self.deadline - self.slept - (self.world.looked_up - self.looked_up)
        if late > SLACK:
            self._violated(f"it ended {late:.3f} s after its deadline of {self.deadline} s")

    def check_repeats(self) -> None:
        """What was sent again was allowed to be."""
        for page in range(3):
            self._check_page_repeats(self._arrivals(page))

    def _check_page_repeats(self, arrivals: list[Arrival]) -> None:
        if len(arrivals) > 1 + self.most_retries:
            self._violated(f"it was sent {len(arrivals)} times, with max_retries={self.most_retries}")
        lost = [one.plan for one in arrivals[:-1] if one.plan.status != 200 and not one.plan.status >= 400]
        lost += [one.plan for one in arrivals[:-1] if one.plan.status == 200 and one.plan.fault != "error event"]
        if len(lost) > SAFE_REPEATS:
            self._violated(f"it was sent again although it may have been carried out: {[p.fault for p in lost]}")
        is_unsafe = bool(arrivals) and arrivals[0].asked.operation == "invite"
        if is_unsafe and not all(one.plan.was_refused for one in arrivals[:-1]):
            self._violated(f"an unsafe request was sent again: {[one.plan.fault for one in arrivals]}")

    def _violated(self, text: str) -> None:
        self.world.violated(f"call {self.number} ({self.kind}): {text}")
