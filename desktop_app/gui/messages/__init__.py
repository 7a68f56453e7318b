"""Proactive messages on screen (R-7-1)."""
