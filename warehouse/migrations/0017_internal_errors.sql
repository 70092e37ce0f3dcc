-- A bug of newsfacts costs one item and not the run, so what is needed to find it is stored.

alter table failure add column traceback text;
comment on column failure.traceback is 'Where newsfacts itself failed (reason internal_error); null: it did not';
comment on column run.exit_code is
    '0 all good, 1 nothing usable, 3 partly failed, 5 newsfacts itself failed on something; null: has not ended';
