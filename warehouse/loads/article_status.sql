-- Only what is news of an article: that it stands is news after it was gone or retracted.
insert into article_status by name
with

latest as (
    select article_id, standing as standing_before, address as address_before
    from article_status
    qualify row_number() over (partition by article_id order by status_number desc) = 1
),

news as (
    select incoming.* replace (reason::text as reason, address::text as address)
    from incoming
    left join latest using (article_id)
    where case standing
        when 'standing' then standing_before in ('gone', 'retracted')
        when 'moved' then (standing_before, address_before) is distinct from (standing, address::text)
        else standing_before is distinct from standing
    end
)

select * from news
