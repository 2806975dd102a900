"""Parts of the generator that others share: parameters, docstrings."""
