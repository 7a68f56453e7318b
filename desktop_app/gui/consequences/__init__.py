"""What an act puts on paper is seen before it is done, in one step that names it."""
