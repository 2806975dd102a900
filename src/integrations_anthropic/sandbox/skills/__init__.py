"""The Skills API: what is special about it beside the store, which keeps skills and versions."""
