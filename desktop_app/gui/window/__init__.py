"""The parts of the main window around the page: places, search, the way back, who works."""
