"""What opens an office: random keys, and for each worker a slot that their password opens."""
