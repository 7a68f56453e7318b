"""Names and numbers as they come in: what is meant, and the words for what is told."""
