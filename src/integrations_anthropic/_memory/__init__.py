"""The memory tool: its commands, and a folder of files that carries them out."""
