"""Parts of the error classes; `errors.py` has the tree."""
