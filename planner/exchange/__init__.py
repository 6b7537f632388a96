"""Files in, commands out; records in, files out."""
