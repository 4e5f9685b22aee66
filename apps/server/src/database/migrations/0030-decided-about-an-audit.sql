-- What commands about an audit itself were decided on in memory is written in one journey, as `write_together` does for fieldwork. Nobody
-- decides about the audit or records its fieldwork meanwhile: it is held alone. Answers
--
--   'written'
--   'moved'            the chain does not stand where the decision saw it: nothing was written
--   'repeated'         one of the commands is done already: nothing was written
--   'uploads-changed'  an upload is not the one that was decided about, or somebody holds it: nothing was written
--
-- Each statement inside sees what was committed while the ones before it waited. Uploads are taken after the audit, and not waited for, so that
-- nobody waits for a circle, whatever else holds an upload and waits for the audit.
create function write_decided(
  chain_id text, last_number bigint, last_hash text,
  numbers bigint[], previous_hashes text[], hashes text[], bodies text[],
  command_ids text[], actors text[], commands text[], inputs text[], outputs text[], times timestamptz[],
  -- What is noted at uploads: a finding that is null and a confirmation that is false leave what is there. A row that was changed has another
  -- `xmin`, which is its stamp. Whoever has `files_lock` alone removes files.
  upload_ids uuid[], stamps text[], new_findings text[], confirmations boolean[], files_lock bigint
) returns text language plpgsql set lock_timeout = '10s' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(one, 8400)) from unnest(command_ids) one;
  perform pg_advisory_xact_lock(hashtextextended(chain_id, 0));
  if exists (select from command_outcome where command_id = any (command_ids)) then
    return 'repeated';
  end if;
  if cardinality(upload_ids) > 0 then
    perform pg_advisory_xact_lock_shared(files_lock);
    if cardinality(upload_ids) > (
      select count(*) from (
        select from upload join unnest(upload_ids, stamps) as known (id, stamp)
          on upload.id = known.id and upload.xmin::text = known.stamp
        for update of upload skip locked
      ) held
    ) then
      return 'uploads-changed';
    end if;
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
  update upload set findings = coalesce(noted.findings::jsonb, upload.findings), confirmed = upload.confirmed or noted.confirmed
  from unnest(upload_ids, new_findings, confirmations) as noted (id, findings, confirmed)
  where upload.id = noted.id and (noted.findings is not null or noted.confirmed and not upload.confirmed);
  return 'written';
end
$$;
