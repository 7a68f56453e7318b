"""What is on file about a person, for the person to read."""
