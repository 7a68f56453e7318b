"""The search in memory, against a slow reading of the same that anybody can follow."""
