"""What a child is entitled to and was paid, for several subjects."""
