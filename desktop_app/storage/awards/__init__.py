"""Awards with their amendments, as they stand or stood."""
