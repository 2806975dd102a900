"""Files of runs of many requests: the requests, the state, the output, and what is kept on disk meanwhile."""
