"""The client of the official package, for asyncio and trio."""
