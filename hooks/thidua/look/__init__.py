"""The appearance of a portal: everything that depends on its colours, its name and its mark."""
