"""Services that need no code of their own: each is derived from the service of this package for the same."""
