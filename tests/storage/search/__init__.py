"""What the search reads of what is on file."""
