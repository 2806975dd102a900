"""`doctor`: where each setting comes from, and what stands between this machine and the API."""
