"""What is imported or made when it is first used."""
