"""The office's own words of notices and its own layout of the payout sheet."""
