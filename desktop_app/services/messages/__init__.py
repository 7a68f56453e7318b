"""The proactive service: asking a parent for consent by a message (R-7-1)."""
