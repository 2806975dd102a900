"""The async half."""
