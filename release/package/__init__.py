"""The test of the built package: what wheel and sdist hold and say, and that they work in clean environments."""
