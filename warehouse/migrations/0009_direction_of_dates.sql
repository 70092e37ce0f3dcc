-- Why a time expression was read to lie before or after publication.

alter table temporal_expression add column direction text;
comment on column temporal_expression.direction is
    'Side of publication that was chosen, and why, such as "future: will sign"; null: no choice, or not recorded';
