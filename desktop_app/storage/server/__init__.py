"""A PostgreSQL server: its address, who it is by its certificate, and the way to it."""
