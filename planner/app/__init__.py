"""What a user can ask for, and the one door through which it happens."""
