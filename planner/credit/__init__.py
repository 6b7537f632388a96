"""What behaviour does to a limit: an estimate with its reasons."""
