"""What an office has still to set up, until it is done."""
