"""Fields that people type into, for every page and dialog."""
