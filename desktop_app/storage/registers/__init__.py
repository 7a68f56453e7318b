"""Register numbers, and the registers as people read them."""
