"""What each kind of notice says: frozen fields, and invented samples of each."""
