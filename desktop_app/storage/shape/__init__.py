"""What the tables of a database look like, and whether they are those of this program."""
