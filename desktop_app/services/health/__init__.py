"""The check of all that is on file: what does not agree is told."""
