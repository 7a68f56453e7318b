"""Fields and other parts that pages share."""
