"""What the law asks at a field."""
