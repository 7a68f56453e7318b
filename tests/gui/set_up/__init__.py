"""What an office has still to set up."""
