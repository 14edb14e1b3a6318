"""Small bugs that are put into the engine, to see whether the tests notice."""
