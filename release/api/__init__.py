"""The public API as text, one line for each name, and what breaks between two states of it."""
