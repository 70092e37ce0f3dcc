"""Where facts live: SQL in .sql files, and a thin store around them."""
