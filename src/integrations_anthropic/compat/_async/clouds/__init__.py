"""The clients of the official package for other clouds."""
