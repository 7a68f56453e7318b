"""The user's guide inside the program: the chapter of the page one is at, and a search."""
