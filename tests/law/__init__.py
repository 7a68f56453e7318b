"""The law against tables a lawyer can read, and against a second, slow reading of it."""
