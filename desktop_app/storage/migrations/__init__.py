"""Alembic's migrations of the office's database."""
