"""Vaults of the sandbox: what is special about them beside the store, which keeps vaults and credentials."""
