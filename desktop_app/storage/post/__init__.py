"""Papers that wait for a signature, printings and deliveries."""
