"""A small transformer that gives every token a vector in its context, for the trained components to share."""
