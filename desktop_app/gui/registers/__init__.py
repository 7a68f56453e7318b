"""Registers, journals and the numbers of papers."""
