"""Decisions of a maslikhat in the settings."""
