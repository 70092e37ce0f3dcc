"""What a new version of an article is: an edit, a correction, a retraction, or the same in other clothes."""
