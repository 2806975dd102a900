"""The services by the modules that have them in the official client."""
