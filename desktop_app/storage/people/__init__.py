"""People on file and the list of children."""
