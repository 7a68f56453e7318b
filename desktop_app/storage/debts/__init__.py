"""Entries of the ledgers of debts."""
