"""The content of messages: kinds of media, text that can be sent, responses that are sent back."""
