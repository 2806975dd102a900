"""JSON to models and back; HTTP responses to errors."""
