"""A memory store and a folder of this computer, kept alike: what differs, what is to be done, and the files."""
