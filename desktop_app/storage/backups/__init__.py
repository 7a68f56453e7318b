"""Whole copies of the database, and what is compared before one takes its place."""
