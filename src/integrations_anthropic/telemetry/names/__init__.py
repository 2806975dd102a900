"""Every name that telemetry uses, defined once: `docs/signals.md` is made from it, and a test sees each of them."""
