"""Bringing an old register in."""
