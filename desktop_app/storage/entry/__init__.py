"""Drafts of applications that are being typed in."""
