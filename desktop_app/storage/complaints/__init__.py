"""Complaints and their course."""
