"""Long trials: thousands of hostile inputs by fixed seeds. `python run.py soak` runs them."""
