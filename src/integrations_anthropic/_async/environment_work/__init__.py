"""A worker of a self-hosted environment: it asks for work, keeps it, and hands it to a function."""
