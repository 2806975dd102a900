"""The command line `integrations-anthropic`, also `python -m integrations_anthropic`. Needs the extra `cli`.

Nothing else imports it, and `start` imports Typer and Rich where they are needed, so that it can say what to install.
"""
