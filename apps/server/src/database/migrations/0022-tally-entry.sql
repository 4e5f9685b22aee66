-- Projection of the log: the link by which other computers of a jurisdiction ask to enter tallies in a round.
create table tally_link (
  audit_id     uuid not null references audit (id),
  jurisdiction text collate "C" not null,
  round        int not null,
  rotation     int not null check (rotation >= 0),
  token_sha256 text collate "C" not null unique,
  -- Closed when the tallies are final.
  is_open      boolean not null,
  -- Who asked before this one took the place of another does not count against it.
  made_at      timestamptz not null,
  primary key (audit_id, jurisdiction, round)
);

-- Projection of the log: one or two people at a computer, who asked by a link to enter tallies, and what became of it.
create table tally_entry (
  id            uuid primary key,
  audit_id      uuid not null references audit (id),
  jurisdiction  text collate "C" not null,
  round         int not null,
  -- SHA-256 over the 64 digits of a salt followed by the names as a list in canonical JSON, in UTF-8.
  people_digest text collate "C" not null check (people_digest ~ '^[0-9a-f]{64}$'),
  -- Once they were let in. Nobody else is named in the log.
  people        text[] check (cardinality(people) between 1 and 2),
  asked_at      timestamptz not null,
  wrong_numbers int not null,
  state         text collate "C" not null check (state in ('waiting', 'confirmed', 'rejected', 'ended')),
  state_at      timestamptz not null
);
create index tally_entry_by_place on tally_entry (audit_id, jurisdiction, round, asked_at);

-- What people typed as their names, beside the log, which holds only their digest until they are let in. It is gone as soon as the request
-- was answered or is over.
create table tally_name (
  entry_id   uuid primary key,
  -- With the salt somebody could try names until they fit, so it goes together with the names, or into the log with them.
  salt       text collate "C" not null check (salt ~ '^[0-9a-f]{64}$'),
  people     text[] not null check (cardinality(people) between 1 and 2),
  -- The answer that is kept of it has a digest of the names without the salt.
  command_id text collate "C" not null
);

-- A computer that asked has a session from then on, which is worth nothing until it was confirmed.
alter table web_session
  add column tally_entry_id uuid,
  drop constraint web_session_check,
  add constraint web_session_of_one check (num_nonnulls(person_id, board_id, tally_entry_id) = 1);
