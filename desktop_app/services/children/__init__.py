"""What the list of children and the file of one show."""
