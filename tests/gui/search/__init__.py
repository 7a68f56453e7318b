"""The search at work in the window."""
