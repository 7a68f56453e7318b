"""What is printed for those who enter: the recovery code, and a slip with each first password."""
