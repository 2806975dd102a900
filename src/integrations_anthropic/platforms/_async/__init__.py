"""The async half of the clients for other clouds."""
