"""YAML text to checked records, and back."""
