"""Papers on their way: signed, printed by the batch, delivered."""
