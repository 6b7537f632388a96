"""Large parts of pages; a page that held them all would be too long to read."""
