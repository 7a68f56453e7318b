"""The complaints register on screen."""
