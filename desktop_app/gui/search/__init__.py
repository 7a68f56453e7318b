"""What the search above every page finds, below it: by keyboard or mouse, and opened."""
