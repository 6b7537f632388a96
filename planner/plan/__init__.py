"""What to do next: plans that are proven."""
