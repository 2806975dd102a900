"""The choice of the credential: a key, the login of a profile on disk, or the identity of a workload."""
