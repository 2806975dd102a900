"""`admin …`: every operation of the Admin API as a command, read off the services when it is first needed."""
