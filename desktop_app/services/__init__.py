"""The acts of the office: one function each, in one unit of work, with who did it and when."""
