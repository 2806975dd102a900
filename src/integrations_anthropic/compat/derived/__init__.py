"""How a service of this package is called as one of the official client: its names, its arguments, its results."""
