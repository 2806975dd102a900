"""The sandbox as another cloud: its paths, its credentials, its errors and its streams."""
