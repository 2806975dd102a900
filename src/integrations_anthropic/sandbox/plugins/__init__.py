"""The plugins of a sandbox: their archives, their versions, and for whom they are installed."""
