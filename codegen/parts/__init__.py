"""Parts of the generator that others share: parameters, docstrings, the constants of operations."""
