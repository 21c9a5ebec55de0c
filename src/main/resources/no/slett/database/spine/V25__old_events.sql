-- The audit log is kept for three years; whoever is to know what was done with what they once sent has asked by then.

grant delete on audit_event, audit_seal to ${serviceRole};

-- What is younger is not deleted by mistake. Whoever has taken the service over sets its clock too: then the signed heads tell.
create policy old_goes on audit_event for delete
  using ((select purpose()) = 'accountability' and seal is not null and at < (select instant()) - interval '3 years');
create policy old_goes on audit_seal as restrictive for delete using (at < (select instant()) - interval '3 years');
