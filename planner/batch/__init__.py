"""Many loans at once, in arrays, to the same cent as one by one."""
