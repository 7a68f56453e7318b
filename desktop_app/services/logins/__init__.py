"""Who enters an office, with what, and who does so no more."""
