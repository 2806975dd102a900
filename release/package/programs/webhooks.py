"""A signed webhook is verified."""

import json
import sys

from integrations_anthropic.testing import sign_webhook, webhook_event
from integrations_anthropic.webhooks import unwrap

SECRET = "whsec_dGVzdCBzZWNyZXQ="
body = json.dumps(webhook_event("agent.created", id="agent_1")).encode()
event = unwrap(body, sign_webhook(body, SECRET), secret=SECRET)
if event.data.type != "agent.created":
    sys.exit(f"unexpected event: {event!r}")
