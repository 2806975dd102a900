"""Access tokens: how long they are used, and which call exchanges the next one while the others go on or wait."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import ref

from attrs import frozen

from ...secrets import SecretString

if TYPE_CHECKING:
    from ...errors import CredentialError

__all__ = ["AccessToken", "Exchange", "IssuedHeader", "TokenStore"]

EARLY = 120.0
"""Seconds before its end from which on a token is exchanged by the call that finds it so."""
LATE = 30.0
"""Seconds before its end from which on no call uses it."""
SHORT = 600.0
"""Seconds that a token is valid, below which these times are shorter in proportion."""
PAUSE = 5.0
"""Seconds after an early exchange that failed in which no other is tried."""


@frozen(kw_only=True, eq=False)
class AccessToken:
    """A token and its end by two clocks: one may stand still while the machine sleeps, the other may be set."""

    secret: SecretString
    ends: float | None = None
    """On the monotonic clock; None: it has no end that is known."""
    ends_at: float | None = None
    """On the wall clock, in seconds since 1970."""
    lifetime: float = SHORT
    """Seconds that it was valid when it came."""

    def left(self, now: float, time: float) -> float:
        """Seconds until it ends, by the clock that says the least."""
        if self.ends is None or self.ends_at is None:
            return float("inf")
        return min(self.ends - now, self.ends_at - time)

    def before_end(self, seconds: float) -> float:
        """These seconds before the end of a token, in proportion for a short one."""
        return seconds * min(1.0, self.lifetime / SHORT)


class IssuedHeader(str):
    """The value of a header with a credential that was asked for. `repr` does not show it."""

    token: AccessToken | None = None
    """The token in it; None for a key."""

    def __repr__(self) -> str:
        return "[REDACTED]"


class Exchange:
    """An exchange that is under way. It lives as long as the call that makes it: an interrupt may end that anywhere."""

    __slots__ = ("__weakref__", "refused", "spare", "waiters")

    def __init__(self, spare: AccessToken | None, refused: SecretString | None) -> None:
        self.spare = spare
        """The token that is still valid: it serves where this early exchange fails."""
        self.refused = refused
        """The token that the server refused, where that is why."""
        self.waiters: list[Any] = []


class TokenStore:
    """The token of a client and its copies. Tasks and threads share it; nothing here waits.

    A call that finds the token near its end makes the exchange, and the others go on with that token; where it is of no
    use any more, they wait for that one exchange.
    """

    def __init__(self, key: object) -> None:
        """`key`: what the token is for; a copy with an equal one shares the store."""
        self.key = key
        self._lock = Lock()
        self._under_way: ref[Exchange] | None = None
        self._token: AccessToken | None = None
        self._refused: SecretString | None = None
        self._paused_until: float | None = None

    def after_fork(self) -> None:
        """In a child process, the calls of the parent do not go on; its token is as good as before."""
        self._lock = Lock()
        self._under_way = None

    def take(self, now: float, time: float) -> AccessToken | Exchange | None:
        """What a call does now: use a token, make an exchange, or `join` those who wait for one.

        `now`: seconds of the monotonic clock; `time`: of the wall clock. Who is given an Exchange has to `end` it.
        """
        with self._lock:
            token = self._token
            left = 0.0 if token is None else token.left(now, time)
            if token is not None and left > token.before_end(EARLY):
                return token
            usable = token if token is not None and left > token.before_end(LATE) else None
            exchange = None if self._under_way is None else self._under_way()
            paused = self._paused_until is not None and now < self._paused_until
            if usable is not None and (exchange is not None or paused):
                return usable
            if exchange is not None:
                return None
            made = Exchange(usable, self._refused)
            self._under_way = ref(made)
            return made

    def join(self, waiter: Any) -> bool:
        """Wait for the end of the exchange that goes on: `waiter.hand_over` is called then. False where none does."""
        with self._lock:
            exchange = None if self._under_way is None else self._under_way()
            if exchange is not None:
                exchange.waiters.append(waiter)
            return exchange is not None

    def is_idle(self) -> bool:
        """Whether no exchange goes on: for those who wait for one that an interrupt has ended."""
        return self._under_way is None or self._under_way() is None

    def abandon(self, waiter: Any) -> None:
        """Wait no longer for the exchange that goes on: whoever made it may never end it. The next call makes one."""
        with self._lock:
            exchange = None if self._under_way is None else self._under_way()
            if exchange is not None and waiter in exchange.waiters:
                exchange.waiters.remove(waiter)
                self._under_way = None

    def end(self, exchange: Exchange, outcome: AccessToken | CredentialError | None, now: float) -> None:
        """An exchange is over: with a token, or with an error that counts for all who wait for it.

        None: it ended for a reason of the call that made it, such as its deadline; one of the others makes the next.
        """
        with self._lock:
            if self._under_way is not None and self._under_way() is exchange:
                self._under_way = None
                if isinstance(outcome, AccessToken):
                    self._token, self._refused, self._paused_until = outcome, None, None
                elif exchange.spare is not None:
                    self._paused_until = now + PAUSE
            waiters, exchange.waiters = exchange.waiters, []
        for waiter in waiters:
            waiter.hand_over((outcome,))

    def refuse(self, token: AccessToken) -> None:
        """The server refused a token: it is not used again."""
        with self._lock:
            if self._token is token:
                self._token, self._refused = None, token.secret
