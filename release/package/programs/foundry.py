"""A client finds azure-identity, which is asked for a token with the first request."""

import sys

from integrations_anthropic import FoundryClient

client = FoundryClient(resource="r")
if client.messages is None:
    sys.exit("there is no service")
