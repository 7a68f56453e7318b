"""Small mistakes made on purpose in the code outside ``law/``; MUTATION.md says how it is run."""
