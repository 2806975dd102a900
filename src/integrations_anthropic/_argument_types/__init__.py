"""Types of arguments beside the generated ones: what callers have instead of models and typed dicts."""
