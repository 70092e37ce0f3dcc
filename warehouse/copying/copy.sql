-- Everything: rows, views, macros, comments, and how far the sequences have counted.
copy from database source to copied
