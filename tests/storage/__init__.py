"""The database: what is kept, what is refused, and what survives trouble."""
