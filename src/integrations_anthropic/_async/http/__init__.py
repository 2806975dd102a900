"""HTTP: the only folder that knows httpx, httpcore, h11 and anyio."""
