-- The outlet of an article in words: the name it gives itself, else the host of its address.
create or replace macro site_of(site_name, url) as
coalesce(site_name, regexp_extract(url, '^https?://(?:www\.)?([^/:]+)', 1));

comment on macro site_of is 'Name of the outlet, else the host of its address';
