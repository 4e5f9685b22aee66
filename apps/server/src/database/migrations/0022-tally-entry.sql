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
  people        text[] not null check (cardinality(people) between 1 and 2),
  asked_at      timestamptz not null,
  wrong_numbers int not null,
  state         text collate "C" not null check (state in ('waiting', 'confirmed', 'rejected', 'ended')),
  state_at      timestamptz not null
);
create index tally_entry_by_place on tally_entry (audit_id, jurisdiction, round, asked_at);

-- A computer that asked has a session from then on, which is worth nothing until it was confirmed.
alter table web_session
  add column tally_entry_id uuid,
  drop constraint web_session_check,
  add constraint web_session_of_one check (num_nonnulls(person_id, board_id, tally_entry_id) = 1);
