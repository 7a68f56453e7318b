"""What the check of the office asks of the database, read as it lies there."""
