"""What authorises requests on other clouds, by the libraries of each."""
