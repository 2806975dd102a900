"""Work of self-hosted environments: when a worker asks, how long a lease lasts, which calls are open."""
