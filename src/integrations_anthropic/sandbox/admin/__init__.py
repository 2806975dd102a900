"""The simulated organization: workspaces, API keys, users and invites."""
