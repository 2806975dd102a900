"""What earlier runs found, by the hash of all it was found from: a run without it gives the same files, slower."""
