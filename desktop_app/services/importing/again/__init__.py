"""A register that comes again: what it adds to awards on file."""
