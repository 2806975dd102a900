"""How the application is served: uvicorn in a background thread."""
