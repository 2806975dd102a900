"""`batch …`: many messages at half the price, within a day."""
