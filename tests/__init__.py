"""Tests: the law, the storage, the acts of the office, the papers and the screens."""
