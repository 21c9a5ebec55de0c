-- What a referee said may be withheld as a note may (law AC-7): a withholding is of either kind of note, so that no
-- foreign key can say which. It goes with its note, as erasure does with both.
alter table withholding drop constraint withholding_note_id_fkey;
comment on column withholding.note_id is 'the note or reference note';
create policy of_a_note on withholding as restrictive for insert with check (noted(application_id, note_id));
