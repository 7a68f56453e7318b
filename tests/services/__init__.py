"""The acts of the office, from registration to the payout."""
