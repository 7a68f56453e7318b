"""Journals and stages of the registers, in print and for Excel (R-8)."""
