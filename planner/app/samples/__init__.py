"""Two invented lives that show what the program does, made of ordinary commands."""
