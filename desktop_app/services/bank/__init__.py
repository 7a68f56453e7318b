"""A sheet on its way to the bank, and what the bank says became of it (D-7)."""
