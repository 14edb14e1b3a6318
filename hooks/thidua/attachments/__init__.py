"""Files published with a plan: inspecting them, reading them, comparing the record with them."""
