"""The client of the API for Claude on other clouds. Imported when one of its clients is used.

`integrations_anthropic.BedrockClient` and its like are these classes.
"""
