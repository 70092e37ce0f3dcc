-- Closes the file of the copy.
detach copied
