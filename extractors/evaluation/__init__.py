"""How good and how fast a language pipeline is: gold data in, figures out."""
