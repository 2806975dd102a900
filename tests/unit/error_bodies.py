"""The body of an error response."""

from __future__ import annotations

import json


def api_body(error_type, message="Something", **more):
    return json.dumps({"type": "error", "error": {"type": error_type, "message": message}, **more}).encode()
