"""Papers: numbered, issued, kept, annulled, and those that wait for a signature."""
