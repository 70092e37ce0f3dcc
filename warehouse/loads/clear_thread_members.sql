-- Every row: they are written again, as the links that count have it.
delete from thread_member
