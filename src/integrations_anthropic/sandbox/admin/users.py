"""The users of the organization, and the invites to join it."""

from __future__ import annotations

from typing import Any

from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid, not_found
from ..ids import new_id

__all__ = ["ADMIN", "DEVELOPER", "Invites", "Users"]

Json = Any

ADMIN = "user_01Ada6Xk3rPwLq8vJnHtYsZd"
DEVELOPER = "user_01Grace4Vn8sKpQ2dYzT6mRb"
# Id, name, role in the organization; oldest first.
INITIAL_USERS = (
    (ADMIN, "Ada Moreno", "admin"),
    (DEVELOPER, "Grace Okafor", "developer"),
    ("user_01Bill9Rt5mWxKc2hVqNsPjF", "Bill Tanaka", "billing"),
    ("user_01Cleo2Ly7pTzBd4gWnXkQvH", "Cleo Duarte", "claude_code_user"),
    ("user_01Uma8Sf6nCyJe3kRpMtVwDx", "Uma Larsen", "user"),
)
INVITE_SECONDS = 21 * 86_400


class Users:
    """The users. None is added in the sandbox, because invites are never accepted."""

    def __init__(self) -> None:
        self._users = {
            user_id: _user(user_id, name, role, day) for day, (user_id, name, role) in enumerate(INITIAL_USERS, start=1)
        }

    def get(self, user_id: str) -> Json:
        """The user. Raises SandboxAPIError 404 if there is none."""
        if user_id not in self._users:
            raise not_found(f"User {user_id} not found.")
        return self._users[user_id]

    def find(self, query: dict[str, Json]) -> list[Json]:
        """The users that match `email` and `roles`, newest first."""
        return _matching(self._users, query)

    def update(self, user_id: str, body: Json) -> Json:
        """Change the role of a user."""
        user = self.get(user_id)
        user["role"] = body["role"]
        return user

    def delete(self, user_id: str) -> Json:
        """Remove a user. Raises SandboxAPIError 400 for an admin."""
        if self.get(user_id)["role"] == "admin":
            raise invalid(f"User {user_id} is an admin. Admins cannot be removed through the API.")
        del self._users[user_id]
        return {"id": user_id, "type": "user_deleted"}

    def sign_out(self, user_id: str) -> Json:
        """The user, who has no sessions in the sandbox. Raises SandboxAPIError 400 for an admin."""
        user = self.get(user_id)
        if user["role"] == "admin":
            message = f"User {user_id} is who the admin key belongs to, and cannot be signed out with it."
            raise SandboxAPIError(400, message, details={"error_code": "cannot_sign_out_self"})
        return user


class Invites:
    """The invites. Each expires after 21 days."""

    def __init__(self, clock: SandboxClock, users: Users) -> None:
        self._clock, self._users = clock, users
        self._invites: dict[str, Json] = {}
        self._expiry_times: dict[str, float] = {}
        """Expiry of each invite by id, in seconds since 1970."""

    def create(self, body: Json) -> Json:
        """Create an invite. Raises SandboxAPIError 400 if the address belongs to a user or has a pending invite."""
        email = body["email"]
        name, _, domain = email.partition("@")
        if not name or not domain:
            raise invalid("email: value is not a valid email address")
        if self._users.find({"email": email}):
            raise invalid(f"{email} already belongs to a user of the organization.")
        if self.find({"email": email, "statuses": ["pending"]}):
            raise invalid(f"{email} already has a pending invite.")
        now = self._clock.time()
        invite = {
            "id": new_id("invite"),
            "type": "invite",
            "email": email,
            "role": body["role"],
            "status": "pending",
            "invited_at": timestamp(now),
            "expires_at": timestamp(now + INVITE_SECONDS),
            "accepted_at": None,
            "rbac_group_ids": body.get("rbac_group_ids", []),
        }
        self._invites[invite["id"]] = invite
        self._expiry_times[invite["id"]] = now + INVITE_SECONDS
        return invite

    def get(self, invite_id: str) -> Json:
        """The invite in its current state, deleted or not. Raises SandboxAPIError 404 if it never existed."""
        self._expire()
        if invite_id not in self._invites:
            raise not_found(f"Invite {invite_id} not found.")
        return self._invites[invite_id]

    def find(self, query: dict[str, Json]) -> list[Json]:
        """The invites that match `email`, `roles` and `statuses`, newest first, without deleted ones."""
        self._expire()
        found = [invite for invite in _matching(self._invites, query) if invite["status"] != "deleted"]
        statuses = query.get("statuses")
        return [invite for invite in found if not statuses or invite["status"] in statuses]

    def delete(self, invite_id: str) -> Json:
        """Delete an invite. Raises SandboxAPIError 404 if it is deleted already."""
        invite = self.get(invite_id)
        if invite["status"] == "deleted":
            raise not_found(f"Invite {invite_id} not found.")
        invite["status"] = "deleted"
        return {"id": invite_id, "type": "invite_deleted"}

    def _expire(self) -> None:
        now = self._clock.time()
        for invite_id, invite in self._invites.items():
            if invite["status"] == "pending" and now >= self._expiry_times[invite_id]:
                invite["status"] = "expired"


def _matching(entries: dict[str, Json], query: dict[str, Json]) -> list[Json]:
    email, roles = query.get("email"), query.get("roles")
    return [
        entry
        for entry in reversed(entries.values())
        if (email is None or entry["email"].casefold() == email.casefold()) and (not roles or entry["role"] in roles)
    ]


def _user(user_id: str, name: str, role: str, day: int) -> Json:
    return {
        "id": user_id,
        "type": "user",
        "email": f"{name.partition(' ')[0].lower()}@example.com",
        "name": name,
        "role": role,
        "added_at": f"2026-03-{day:02}T08:30:00.000000+00:00",
    }
