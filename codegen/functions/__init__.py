"""Functions that the generator writes out: the reading of hot models, the checks of requests."""
