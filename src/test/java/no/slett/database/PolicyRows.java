package no.slett.database;

/**
 * A row of everything, for each state that a policy may ask for. The last letter or two of an id
 * say which:
 *
 * <ul>
 *   <li>processes: {@code d0} a draft, {@code e0} and {@code e1} open, {@code f0} closed
 *   <li>mailboxes: {@code 33a0} of the first application, {@code 33a1} of the second, each with a
 *       code, a session and a request, {@code b0} and {@code b1}; the second's is answered
 *   <li>applications: {@code a0} to the first open process, {@code a1} to the second, {@code a2}
 *       whose basis has ended, {@code a3} whose process is closed, {@code a4} whose erasure is
 *       claimed, {@code a5} that is erased, {@code a6} whose basis has not begun, {@code c0} that
 *       survives its closed process in the talent pool, {@code c1} that is restricted, {@code c2}
 *       that survives for a claims defence, {@code c3} whose person objected to that, {@code c4}
 *       whose person objected while the process is open; each of the first with a referee, of whom
 *       only that of {@code a1} was not contacted, and a note of what they said; each with a
 *       document, which another one supersedes for {@code a3}, {@code c2} and {@code c4}
 * </ul>
 */
final class PolicyRows {
  private static final String ZEROS = "00000000-0000-0000-0000-0000000000";

  private PolicyRows() {}

  static String id(String name) {
    return ZEROS + name;
  }

  static final String NOW = "2027-03-05T11:12:13Z";

  /** As the superuser. */
  static final String INSERT =
      """
      set search_path = slett;
      insert into installation (id, created_at, alive_at) values ('%1$sff', now(), now());
      insert into activity values ('recruitment', '6(1)(b)', true, 'none', '{}', now()),
        ('talent-pool', '6(1)(a)', true, 'none', '{form}', now()),
        ('referee-contact', '6(1)(f)', true, 'none', '{}', now()),
        ('claims-defence', '6(1)(f)', true, 'none', '{form}', now());
      insert into hiring_process (id, slug, title, kind, language, closing_window, created_at,
          opened_at, latest, closing_at, closed_at) values
        ('%1$sd0', 'd0', 't', 'vacancy', 'nb', 'P14D', '2027-01-01', null, null, null, null),
        ('%1$se0', 'e0', 't', 'vacancy', 'nb', 'P14D', '2027-01-01', '2027-01-01', '2028-01-01',
            '2027-12-01', '2028-01-01'),
        ('%1$se1', 'e1', 't', 'vacancy', 'nb', 'P14D', '2027-01-01', '2027-01-01', '2028-01-01',
            '2027-12-01', '2028-01-01'),
        ('%1$sf0', 'f0', 't', 'vacancy', 'nb', 'P14D', '2027-01-01', '2027-01-01', '2028-01-01',
            '2027-02-01', '2027-03-05T11:12:13Z');
      insert into process_manager values ('%1$se0', 'ola', now()), ('%1$sf0', 'ola', now()),
        ('%1$se1', 'per', now());
      insert into notice select id, '1', 'nb', '', '', '', now() from hiring_process;
      insert into application (id, process_id, received_at, stage, locale, notice_version,
          notice_sha256, email_tag, idempotency_tag, fingerprint, data_key, profile, receipt,
          form_object)
        select ('%1$s' || a)::uuid, ('%1$s' || p)::uuid, now(), 'new', 'nb', '1', '1',
            ('\\x11' || a)::text::bytea, ('\\x22' || a)::text::bytea, '', '', '', '', ''
        from (values ('a0', 'e0'), ('a1', 'e1'), ('a2', 'e0'), ('a3', 'f0'), ('a4', 'e0'),
          ('a6', 'e0'), ('c0', 'f0'), ('c1', 'e0'),
          ('c2', 'f0'), ('c3', 'f0'), ('c4', 'e0')) as v (a, p);
      insert into basis (application_id, activity, process_id, began_at, ends_at)
        select id, 'recruitment', process_id,
            case when id = '%1$sa6' then '2027-04-01'::timestamptz else '2027-02-01' end,
            case when id = '%1$sa2' then '2027-03-05T11:12:13Z'::timestamptz else '2028-01-01' end
        from application;
      insert into basis (application_id, activity, process_id, began_at, ends_at) values
        ('%1$sc0', 'talent-pool', '%1$sf0', '2027-02-01', '2028-01-01'),
        ('%1$sa0', 'talent-pool', '%1$se0', '2027-02-01', '2028-01-01'),
        ('%1$sc2', 'claims-defence', '%1$sf0', '2027-02-01', '2028-01-01'),
        ('%1$sc3', 'claims-defence', '%1$sf0', '2027-02-01', '2028-01-01'),
        ('%1$sc4', 'claims-defence', '%1$se0', '2027-02-01', '2028-01-01');
      insert into survival select application_id, activity, process_id, array[application_id], ends_at
        from basis where activity = 'claims-defence' and process_id = '%1$sf0';
      insert into survival values ('%1$sc0', 'talent-pool', '%1$sf0', array['%1$sc0']::uuid[], '2028-01-01');
      insert into restriction (id, application_id, process_id, ground, opened_by, opened_at, review_at)
        values ('%1$sc1', '%1$sc1', '%1$se0', 'accuracy', 'x', '2027-02-01', '2027-05-01');
      insert into restriction (id, application_id, process_id, ground, opened_by, opened_at, review_at, activity)
        select id, id, process_id, 'objection', 'x', '2027-02-01', '2027-05-01', 'claims-defence'
        from application where id in ('%1$sc3', '%1$sc4');
      insert into hold (id, application_id, process_id, opened_by, opened_at, review_at)
        values ('%1$sa1', '%1$sa1', '%1$se1', 'x', '2027-02-01', '2027-05-01');
      insert into reason values ('%1$sc1', '%1$sc1', '', '');
      insert into document (id, application_id, process_id, position, kind, state, media_type, size,
          data_key, name, object)
        select id, id, process_id, 1, 'cv', 'clean', '', 1, '', '', '' from application;
      insert into note select id, id, process_id, now(), 'x', '', '' from application;
      insert into referee (id, application_id, process_id, position, activity, language, added_at,
          added_by, data_key, contact, token_hash, contacted_at)
        select id, id, process_id, 0, 'referee-contact', 'nb', now(), 'x', '', '',
            ('\\x66' || right(id::text, 2))::text::bytea, case when id <> '%1$sa1' then now() end
        from application;
      insert into reference_note select id, id, process_id, id, now(), 'x', '{facts}', '', ''
        from application where id <> '%1$sa1';
      insert into rectification (id, application_id, process_id, at, fields, replaced)
        select id, id, process_id, now(), '{phone}', case when id in ('%1$sa3', '%1$sc2', '%1$sc4') then id end
        from application;
      insert into statement select id, id, process_id, null, now(), '', '' from application;
      insert into loose_object select id::text, id, now() from application;
      insert into outbox (id, application_id, process_id, kind, sealed, created_at, next_try_at)
        select id, id, process_id, 'receipt', ''::bytea, now(), now() from application;
      insert into outbox (id, process_id, kind, sealed, created_at, next_try_at)
        values ('%1$se0', '%1$se0', 'closing-warning', '', now(), now());
      insert into closing_letter values ('%1$sf0', 0, 'closing', now(), now(), '%1$sa3');
      insert into handover (application_id, process_id, duty, met_by, met_at, actor)
        select id, process_id, 'handover', 'hr', now(), 'x' from application;
      insert into erasure (application_id, process_id, receipt_hash, promised_by, idempotency_tag)
        select id, process_id, 'hash-' || right(id::text, 2), '2028-01-01', idempotency_tag
        from application;
      update erasure set claimed_at = now() where application_id = '%1$sa4';
      insert into erasure (application_id, process_id, receipt_hash, promised_by, claimed_at,
          finished_at) values ('%1$sa5', '%1$se0', 'hash-a5', '2028-01-01', now(), now());
      insert into erasure_batch (id, process_id, extent, trigger, step, started_at, leased_until)
        values ('%1$se0', '%1$se0', 'persons', 'withdrawn', 'CLAIMED', now(), now());
      insert into certificate values ('hash-a5', '', now(), '2030-01-01');
      insert into certificate values ('hash-a7', '', now(), '2030-01-01');
      insert into journal_entry (id, kind, body, intended_at) values ('%1$sff', 'x', '{}', now());
      insert into journal_day values ('2027-02-01', 0, '');
      insert into audit_event (at, actor, role, action, purpose) values (now(), '', '', '', '');
      insert into audit_seal values (1, 1, '', '', now());
      insert into sign_in_code values ('\\x33a0', '', now()), ('\\x33a1', '', now());
      insert into sign_in_session values ('\\x44a0', '\\x33a0', '', now(), now()),
        ('\\x44a1', '\\x33a1', '', now(), now());
      insert into request values
        ('%1$sb0', '\\x33a0', 'access', 'web', '2027-03-01', '2027-06-01', null, now(), now(), now()),
        ('%1$sb1', '\\x33a1', 'erasure', 'web', now(), null, now(), now(), now(), now());
      insert into request_pause select id, id, 'clarification', now() from request;
      insert into request_paper select id, id, 'letter', 'x', now(), '', '' from request;
      insert into withholding (id, note_id, application_id, ground, opened_by, opened_at, data_key,
          necessity) select id, id, application_id, 'gdpr-15-4', 'x', now(), '', '' from note;
      insert into request_content select id, '', '' from request;
      insert into request_application select r.id, a.id, a.process_id
        from request r join application a on right(a.id::text, 1) = right(r.id::text, 1)
        where a.id in ('%1$sa0', '%1$sa1');
      insert into request_outcome
        select request_id, application_id, 'claims-defence', 'restricted', null from request_application;
      insert into consent_text values ('1', 'nb', '', '', now());
      insert into consent (id, application_id, process_id, activity, text_version, text_sha256,
          language, method, given_at, expires_at)
        select application_id, application_id, process_id, activity, '1', '', 'nb', 'session',
            began_at, ends_at from basis where activity = 'talent-pool';
      insert into consent_link values ('\\x55a0', '%1$sa0', '%1$sa0'),
        ('\\x55c0', '%1$sc0', '%1$sc0');
      insert into breach values ('%1$sb5', 'x', now(), now(), now());
      insert into breach_entry values ('%1$sb5', '%1$sb5', 'opening', 'x', now(), '', '');
      insert into breach_addressee select '%1$sb5', id from application where id in ('%1$sa0', '%1$sa4');
      insert into statistic values ('2027Q1', 'vacancy', 'received', 1, 3);
      insert into recipient values ('x', 'X', 'processor', '', '', '', 'NO', null, null, true, '{}', true, now());
      insert into notice_told select id, 'x', now(), now() from application;
      insert into disclosure select id, id, process_id, 'x', 'mail', '{profile}', 'recruitment', now()
        from application;
      insert into notification (id, recipient, event, process_id, application_id, receipt_hash, channel,
          occurred_at, ends_at)
        select application_id, 'x', 'applicant.erased', process_id, application_id, receipt_hash, 'webhook',
          now(), now() from erasure where application_id in ('%1$sa0', '%1$sa5');
      insert into notification (id, recipient, event, process_id, application_id, channel, occurred_at, ends_at)
        select overlay(id::text placing 'e' from 35)::uuid, 'x', 'applicant.restricted', process_id, id, 'none',
          now(), now() from application where id in ('%1$sa3', '%1$sa4', '%1$sc0');
      select working_index.create_partition(id) from hiring_process;
      insert into working_index.directory select process_id, id, '', '', '', '', null from application;
      insert into working_index.fulltext select process_id, id, id, 1, '' from application;
      insert into working_index.ready select id from hiring_process where opened_at is not null;
      """
          .formatted(ZEROS);
}
