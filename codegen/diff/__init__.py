"""`python -m codegen.diff OLD NEW` says what changed between two versions of the description, and what breaks users."""
