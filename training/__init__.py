"""How the English pipeline in extractors/pipelines is trained. Not part of the installed package."""
