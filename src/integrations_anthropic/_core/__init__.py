"""Decisions: code that never awaits, never sleeps, opens no socket and reads no clock. One copy serves both clients."""
