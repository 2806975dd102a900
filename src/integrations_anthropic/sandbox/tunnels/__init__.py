"""The Tunnels API: what is special about it beside the store, which keeps tunnels and certificates."""
