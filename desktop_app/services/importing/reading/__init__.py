"""What stands in an old register, read: its headings, cells, rows and payments."""
