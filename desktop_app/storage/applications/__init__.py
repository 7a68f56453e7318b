"""Applications and what belongs to them."""
