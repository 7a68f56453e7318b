"""The places of the office, one page each."""
