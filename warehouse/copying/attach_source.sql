-- The warehouse that is copied.
attach $path as source (read_only)
