"""What an unknown name of a client, a service, a model or the package is called here. Imported when one is used."""
