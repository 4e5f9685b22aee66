-- What a command takes before it decides, in one journey each. Statements inside see what was committed while the ones before them waited,
-- which one statement that both waits and reads would not.

-- The identifier of a command, for the transaction, and what it answered if it was done before. From here on the transaction waits for
-- nothing longer than these bounds.
create function hold_command(wanted text, lock_ms text, statement_ms text)
returns setof command_outcome language plpgsql as $$
begin
  perform set_config('lock_timeout', lock_ms, true), set_config('statement_timeout', statement_ms, true);
  perform pg_advisory_xact_lock(hashtextextended(wanted, 8400));
  return query select * from command_outcome where command_id = wanted;
end
$$;

-- An audit, for whoever decides about it alone: its own chain, with the head and the time of the entry there, and how far the fieldwork of
-- its jurisdictions has come, whose chains are named from `fieldwork_from` up to and without `fieldwork_end`. Nothing where there is no such chain.
create function hold_audit(audit_chain text, fieldwork_from text, fieldwork_end text)
returns table (number bigint, hash text, at text, fieldwork json) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(audit_chain, 0));
  -- Held, so that the head that is read below is the one that the entries of this transaction will follow.
  perform from log_chain where id = audit_chain for update;
  return query
    select chain.head_number, chain.head_hash,
      -- In canonical JSON only `actor` comes before `at`, and inside a string the quotes of this pattern would have a backslash before them.
      (
        select substring(body from '"at":"([^"]*)"') from log_entry entry
        where entry.chain = audit_chain and entry.number = chain.head_number
      ),
      (
        select json_object_agg(substr(of_jurisdiction.id, length(fieldwork_from) + 1), of_jurisdiction.head_number)
        from log_chain of_jurisdiction where of_jurisdiction.id >= fieldwork_from and of_jurisdiction.id < fieldwork_end
      )
    from log_chain chain where chain.id = audit_chain;
end
$$;

-- How much somebody has uploaded within a day is looked up at every upload.
create index upload_by_person on upload (person_id, at);
