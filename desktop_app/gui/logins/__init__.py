"""Entering the office: who somebody is, their password, their PIN, and the printed code."""
