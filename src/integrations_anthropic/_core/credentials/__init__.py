"""Credentials that change while a client lives: who gives them, how long they are used, what an exchange says."""
