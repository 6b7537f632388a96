"""What falls due and what is owed, to the fen."""
