"""One call as data: the operation, its options, its request, its attempts and its deadline."""
