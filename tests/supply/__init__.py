"""What others made of the engine: licences, known weaknesses, a bill of materials."""
