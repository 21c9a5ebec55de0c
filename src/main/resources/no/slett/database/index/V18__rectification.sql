-- Whoever puts their own data right has them put right here too, in the same transaction.
create policy own_reading on directory for select
  using ((select slett.purpose()) = 'rights' and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy own_rectification on directory for insert
  with check ((select slett.purpose()) = 'rights' and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy own_change on directory for update
  using ((select slett.purpose()) = 'rights' and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy own_rectification on fulltext
  using ((select slett.purpose()) = 'rights' and exists (
    select from slett.application a where a.id = application_id offset 0));
