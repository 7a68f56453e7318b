"""What the law asks at a field: a ? beside its name, and Shift+F1 in it."""
