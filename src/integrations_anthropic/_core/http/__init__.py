"""What HTTP/1.1 has around a request and a response, as bytes and as text."""
