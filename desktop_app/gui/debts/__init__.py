"""Debts on screen: ledgers, agreements, entries."""
