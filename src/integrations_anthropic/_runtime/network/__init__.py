"""Sockets, TLS and HTTP/1.1 below the HTTP folder of each half."""
