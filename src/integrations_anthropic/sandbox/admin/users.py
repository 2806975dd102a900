"""The people of the organization, and those invited to join it."""

from __future__ import annotations

from typing import Any

from ..clock import SandboxClock, stamp
from ..errors import invalid, not_found
from ..ids import new_id

__all__ = ["ADMIN", "DEVELOPER", "Invites", "Users"]

Json = Any

ADMIN = "user_01Ada6Xk3rPwLq8vJnHtYsZd"
DEVELOPER = "user_01Grace4Vn8sKpQ2dYzT6mRb"
# Id, name, role in the organization; the oldest first.
KNOWN = (
    (ADMIN, "Ada Moreno", "admin"),
    (DEVELOPER, "Grace Okafor", "developer"),
    ("user_01Bill9Rt5mWxKc2hVqNsPjF", "Bill Tanaka", "billing"),
    ("user_01Cleo2Ly7pTzBd4gWnXkQvH", "Cleo Duarte", "claude_code_user"),
    ("user_01Uma8Sf6nCyJe3kRpMtVwDx", "Uma Larsen", "user"),
)
INVITE_SECONDS = 21 * 86_400


class Users:
    """The users; nobody joins in the sandbox, because nobody is there to accept an invite."""

    def __init__(self) -> None:
        self._users = {name: _user(name, title, role, day) for day, (name, title, role) in enumerate(KNOWN, start=1)}

    def get(self, user_id: str) -> Json:
        """The user; SandboxAPIError 404 where there is none."""
        if user_id not in self._users:
            raise not_found(f"User {user_id} not found.")
        return self._users[user_id]

    def listed(self, query: dict[str, Json]) -> list[Json]:
        """The users `email` and `roles` ask for, newest first."""
        return _asked_for(self._users, query)

    def update(self, user_id: str, body: Json) -> Json:
        """The user with another role."""
        user = self.get(user_id)
        user["role"] = body["role"]
        return user

    def delete(self, user_id: str) -> Json:
        """Removes a user; SandboxAPIError 400 for an admin."""
        if self.get(user_id)["role"] == "admin":
            raise invalid(f"User {user_id} is an admin. Admins cannot be removed through the API.")
        del self._users[user_id]
        return {"id": user_id, "type": "user_deleted"}


class Invites:
    """The invites; each is good for 21 days."""

    def __init__(self, clock: SandboxClock, users: Users) -> None:
        self._clock, self._users = clock, users
        self._invites: dict[str, Json] = {}
        self._ends: dict[str, float] = {}
        """When each expires, in seconds since 1970."""

    def create(self, body: Json) -> Json:
        """A new invite; SandboxAPIError 400 for a user of the organization, and for somebody who has an open one."""
        email = body["email"]
        name, _, domain = email.partition("@")
        if not name or not domain:
            raise invalid("email: value is not a valid email address")
        if self._users.listed({"email": email}):
            raise invalid(f"{email} already belongs to a user of the organization.")
        if self.listed({"email": email, "statuses": ["pending"]}):
            raise invalid(f"{email} already has a pending invite.")
        now = self._clock.time()
        invite = {
            "id": new_id("invite"),
            "type": "invite",
            "email": email,
            "role": body["role"],
            "status": "pending",
            "invited_at": stamp(now),
            "expires_at": stamp(now + INVITE_SECONDS),
            "accepted_at": None,
            "rbac_group_ids": body.get("rbac_group_ids", []),
        }
        self._invites[invite["id"]] = invite
        self._ends[invite["id"]] = now + INVITE_SECONDS
        return invite

    def get(self, invite_id: str) -> Json:
        """The invite as it is now, deleted or not; SandboxAPIError 404 where there never was one."""
        self._expire()
        if invite_id not in self._invites:
            raise not_found(f"Invite {invite_id} not found.")
        return self._invites[invite_id]

    def listed(self, query: dict[str, Json]) -> list[Json]:
        """The invites `email`, `roles` and `statuses` ask for, newest first; none that was deleted."""
        self._expire()
        found = [invite for invite in _asked_for(self._invites, query) if invite["status"] != "deleted"]
        states = query.get("statuses")
        return [invite for invite in found if not states or invite["status"] in states]

    def delete(self, invite_id: str) -> Json:
        """Withdraws an invite; SandboxAPIError 404 where it was withdrawn before."""
        invite = self.get(invite_id)
        if invite["status"] == "deleted":
            raise not_found(f"Invite {invite_id} not found.")
        invite["status"] = "deleted"
        return {"id": invite_id, "type": "invite_deleted"}

    def _expire(self) -> None:
        now = self._clock.time()
        for name, invite in self._invites.items():
            if invite["status"] == "pending" and now >= self._ends[name]:
                invite["status"] = "expired"


def _asked_for(people: dict[str, Json], query: dict[str, Json]) -> list[Json]:
    email, roles = query.get("email"), query.get("roles")
    return [
        person
        for person in reversed(people.values())
        if (email is None or person["email"].casefold() == email.casefold()) and (not roles or person["role"] in roles)
    ]


def _user(name: str, title: str, role: str, day: int) -> Json:
    return {
        "id": name,
        "type": "user",
        "email": f"{title.partition(' ')[0].lower()}@example.com",
        "name": title,
        "role": role,
        "added_at": f"2026-03-{day:02}T08:30:00.000000+00:00",
    }
