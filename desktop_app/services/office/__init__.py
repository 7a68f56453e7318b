"""The office's own details, its schools and its workers."""
