"""Awards and refusals: decided, amended, passed on and ended (D-2 to D-8)."""
