"""What counts of the sums on file."""
