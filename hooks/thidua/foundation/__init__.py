"""What every room stands on: problems, files, the cache, processes, where the engine is."""
