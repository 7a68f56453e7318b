"""Issued papers, kept byte for byte, and their journal."""
