"""Which names of different articles are names of one organization or person."""
