"""The review of flagged messages: what is special about it beside the store, which keeps cases and notices."""
