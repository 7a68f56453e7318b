"""What the report and the first screen count."""
