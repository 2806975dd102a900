"""What the process gives: event loops and threads, clocks, sockets, TLS, forks."""
