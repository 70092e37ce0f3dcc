-- The revisions that became current; the caller has left out those that were so already.
insert into version_observation by name select * from incoming
