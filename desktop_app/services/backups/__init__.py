"""Backups that prove themselves, where they lie, and the way back to one of them."""
