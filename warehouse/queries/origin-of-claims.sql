-- One row per origin: where statements come from that articles pass on, and how many articles do.
with

passed_on as (
    select
        origin,
        count(*) as claims,
        count(distinct article_url) as articles,
        count(distinct site) as sites,
        round(avg(hops), 1) as average_hops
    from claims
    where origin is not null
    group by origin
)

select * from passed_on order by articles desc, claims desc, origin
