-- The tamper-evident log (ARCHITECTURE.md, section on the record), and what every write needs beside it.

-- One chain per audit, one per jurisdiction's ballot management, one per organization. Writers take the row's lock, so
-- chains grow one entry at a time and independently of each other.
create table log_chain (
  id          text collate "C" primary key,
  kind        text collate "C" not null check (kind in ('organization', 'audit', 'ballot-management')),
  head_number bigint not null default 0 check (head_number >= 0),
  head_hash   text collate "C" not null default repeat('0', 64) check (head_hash ~ '^[0-9a-f]{64}$')
);

create table log_entry (
  chain         text collate "C" not null references log_chain (id),
  number        bigint not null check (number >= 1),
  previous_hash text collate "C" not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash          text collate "C" not null,
  -- The exact canonical text that was hashed. Not jsonb, which would not keep it.
  body          text collate "C" not null,
  primary key (chain, number),
  -- The database does the arithmetic again: an entry that does not carry its own hash cannot be stored.
  constraint log_entry_carries_its_hash check (
    hash = encode(sha256(convert_to(number::text || E'\n' || previous_hash || E'\n' || body, 'UTF8')), 'hex')
  )
);

create function refuse_change_of_log() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only ever added to: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger log_entry_is_only_added_to before update or delete on log_entry
  for each row execute function refuse_change_of_log();
create trigger log_entry_is_never_emptied before truncate on log_entry
  for each statement execute function refuse_change_of_log();
create trigger log_chain_is_never_removed before delete on log_chain
  for each row execute function refuse_change_of_log();
create trigger log_chain_is_never_emptied before truncate on log_chain
  for each statement execute function refuse_change_of_log();

create function log_chain_grows() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.kind <> old.kind or new.head_number < old.head_number then
    raise exception 'a log chain keeps its name and only grows' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger log_chain_only_grows before update on log_chain
  for each row execute function log_chain_grows();

-- An owner may give up its own rights. A superuser keeps them, which is what the triggers are for.
revoke update, delete, truncate on log_entry from current_user;

-- A client that did not hear the answer sends the same command again, and gets the first answer instead of a second act.
create table command_outcome (
  command_id   text collate "C" primary key,
  actor        text collate "C" not null,
  command      text collate "C" not null,
  input_sha256 text collate "C" not null check (input_sha256 ~ '^[0-9a-f]{64}$'),
  output       jsonb not null,
  recorded_at  timestamptz not null
);

-- Which files the blob store holds. The bytes are on disk or in object storage, under the same name.
create table blob (
  sha256     text collate "C" primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bigint not null check (bytes >= 0),
  created_at timestamptz not null
);
