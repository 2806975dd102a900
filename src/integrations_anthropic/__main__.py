"""`python -m integrations_anthropic`: the command line, or what to install for it."""

from __future__ import annotations

from .cli.start import main

if __name__ == "__main__":
    raise SystemExit(main())
