"""Making a new portal, packing the engine, and adapting older data to a newer engine."""
