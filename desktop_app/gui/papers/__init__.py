"""A paper in its window: seen, printed, saved, delivered, annulled."""
