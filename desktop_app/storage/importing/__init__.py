"""Registers that were brought in."""
