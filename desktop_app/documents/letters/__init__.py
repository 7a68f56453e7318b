"""A notice as a letter: its parts, how they are arranged, and how they come onto pages."""
