"""Where httpx and httpcore are needed: proxies, HTTP/2, recorders and mocks, and an httpx client of the user's own."""
