"""Long trials: thousands of hostile inputs by fixed seeds. `python run.py soak` runs them."""

"""Faults and attacks by the hundred and the thousand: too long for every change."""
