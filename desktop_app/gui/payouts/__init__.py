"""Payouts on screen, from drawing up to the bank's answer."""
