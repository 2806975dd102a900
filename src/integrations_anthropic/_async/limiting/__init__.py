"""What one attempt reserves with a rate limiter, and the adapter to a limiter of the user's own."""
