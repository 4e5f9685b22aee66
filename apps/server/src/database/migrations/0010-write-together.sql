-- What commands were decided on in memory is written in one journey, which is a transaction of its own: entries, head, answers
-- and texts are there together, or none of them. Answers
--
--   'written'
--   'moved'      a chain does not stand where the decision saw it: nothing was written
--   'repeated'   one of the commands is done already: nothing was written
--
-- Each statement inside sees what was committed while the ones before it waited. The locks are those of a command that holds a
-- transaction open, taken in the same order: the identifiers of the commands, the chain beside, the chain itself.
create function write_together(
  -- Held together with all who write beside it, such as the audit by those who record its fieldwork; it does not grow.
  beside text, beside_number bigint, beside_hash text,
  chain_id text, last_number bigint, last_hash text,
  numbers bigint[], previous_hashes text[], hashes text[], bodies text[],
  command_ids text[], actors text[], commands text[], inputs text[], outputs text[], times timestamptz[],
  digests text[], audits uuid[], jurisdictions text[], salts text[], texts text[]
) returns text language plpgsql set lock_timeout = '10s' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(one, 8400)) from unnest(command_ids) one;
  perform pg_advisory_xact_lock_shared(hashtextextended(beside, 0));
  if exists (select from command_outcome where command_id = any (command_ids)) then
    return 'repeated';
  end if;
  if not exists (
    select from log_chain where id = beside and head_number = beside_number and head_hash = beside_hash
  ) then
    return 'moved';
  end if;
  update log_chain
  set head_number = numbers[cardinality(numbers)], head_hash = hashes[cardinality(hashes)]
  where id = chain_id and head_number = last_number and head_hash = last_hash;
  if not found then
    return 'moved';
  end if;
  insert into log_entry (chain, number, previous_hash, hash, body)
  select chain_id, * from unnest(numbers, previous_hashes, hashes, bodies);
  insert into command_outcome (command_id, actor, command, input_sha256, output, recorded_at)
  select one.id, one.actor, one.command, one.input, one.output::jsonb, one.at
  from unnest(command_ids, actors, commands, inputs, outputs, times) as one (id, actor, command, input, output, at);
  if cardinality(digests) > 0 then
    insert into free_text (digest, audit_id, jurisdiction, salt, text)
    select * from unnest(digests, audits, jurisdictions, salts, texts);
  end if;
  return 'written';
end
$$;
