"""The complaints register: acts, terms and papers (R-9, R-10, D-10)."""
