"""People: found while typing, and edited."""
