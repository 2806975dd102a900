"""What the description may say: each check refuses with the place what the generator cannot do."""
