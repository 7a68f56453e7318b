"""Proactive messages and their answers."""
