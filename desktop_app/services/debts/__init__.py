"""What was paid too much: its ledger, what came back, demands and minus lines (D-9)."""
