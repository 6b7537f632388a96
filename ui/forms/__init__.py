"""Forms from lists of fields."""
