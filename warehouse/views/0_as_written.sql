-- Words without what is only a matter of writing, as models.alignment.as_written has them: quotation marks, dashes
-- and blanks have one form each, invisible characters are gone, and a blank counts only between two words.
create or replace macro as_written(words) as
regexp_replace(
    regexp_replace(
        trim(
            regexp_replace(
                translate(
                    replace(
                        regexp_replace(
                            nfc_normalize(words),
                            '[\x{200b}-\x{200f}\x{2060}\x{feff}\x{ad}]', '', 'g'
                        ),
                        '…', '...'
                    ),
                    '“”„‟«»″＂‘’‚‛‹›′`´＇‐‑‒–—―−－',
                    '""""""""'''''''''''''''''''''--------'
                ),
                '[\s\pZ]+', ' ', 'g'
            )
        ),
        '([^\pL\pN\pM_]) ', '\1', 'g'
    ),
    ' ([^\pL\pN\pM_])', '\1', 'g'
);

comment on macro as_written is 'Words without what is only a matter of writing: quotation marks, dashes, blanks';
