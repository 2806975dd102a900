"""The command line lists the models."""

import os
import subprocess
import sys

settings = {"ANTHROPIC_API_KEY": "sandbox-key", "ANTHROPIC_BASE_URL": sys.argv[1], "NO_PROXY": "127.0.0.1"}
command = [sys.executable, "-I", "-m", "integrations_anthropic", "models", "--json"]
done = subprocess.run(
    command, env=os.environ | settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
)
if done.returncode or "claude-" not in done.stdout:
    sys.exit(done.stdout)
