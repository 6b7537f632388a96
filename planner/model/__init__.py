"""What is recorded: frozen records and the book that holds them."""
