"""What is printed about entering the office."""
