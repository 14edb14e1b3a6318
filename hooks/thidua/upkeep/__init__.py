"""Making a portal, packing the engine, bringing older data up to it."""
