"""Access tokens of the sandbox: issued for the token of a workload or a login, and refused once they have expired."""
