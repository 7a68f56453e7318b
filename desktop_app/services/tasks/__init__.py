"""What waits for the office, kept up by each act so that pages only read it."""
