"""Payouts: drawn up, checked, approved, paid, and what the bank answered (D-7)."""
