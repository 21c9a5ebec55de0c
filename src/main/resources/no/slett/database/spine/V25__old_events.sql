-- The audit log is kept for three years; whoever is to know what was done with what they once sent has asked by then.

grant delete on audit_event, audit_seal to ${serviceRole};

-- Not even a service that somebody has taken over deletes what is younger.
create policy old_goes on audit_event for delete
  using ((select purpose()) = 'accountability' and seal is not null and at < (select instant()) - interval '3 years');
create policy old_goes on audit_seal as restrictive for delete using (at < (select instant()) - interval '3 years');
