"""What a release needs: environments to try it in, the test of the built package, the record of the public API."""
