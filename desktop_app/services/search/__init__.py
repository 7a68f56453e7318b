"""The search in memory: whoever and whatever is on file, found while it is typed."""
