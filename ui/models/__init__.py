"""Tables from lists of columns."""
