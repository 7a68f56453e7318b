"""What waits: its rows, and whom a unit of work concerns."""
