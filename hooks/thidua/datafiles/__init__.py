"""Reading YAML files into validated records, and writing them in canonical form."""
