"""Functions as tools: how they are described, called, and answered for."""
