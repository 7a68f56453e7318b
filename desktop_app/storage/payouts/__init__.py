"""Payouts as drafts and as approved, their lines and what the bank answered."""
