"""Decisions of a maslikhat: entered, in force, and what they change (D-7)."""
