-- A ballot room keeps the ballots of one jurisdiction in one election, on the chain `election/<id>/ballots/<jurisdiction>`.

-- Projection of the log: who is enrolled in which room with an account of theirs.
create table ballot_room_member (
  election_id  uuid not null references election (id),
  jurisdiction text collate "C" not null,
  person_id    uuid not null references person (id),
  primary key (election_id, jurisdiction, person_id)
);
create index ballot_room_member_by_person on ballot_room_member (person_id);

-- A second person at the same device, with a code of their own: the two act together in this room until either ends it. It ends with
-- the session too.
create table joint_session (
  token_sha256 text collate "C" primary key references web_session (token_sha256) on delete cascade,
  election_id  uuid not null references election (id),
  jurisdiction text collate "C" not null,
  person_id    uuid not null references person (id),
  joined_at    timestamptz not null
);
create index joint_session_by_person on joint_session (person_id);

-- What people type in a ballot room, beside the log, which holds only the digest of each.
create table room_text (
  -- SHA-256 over the 64 digits of the salt followed by the text, in UTF-8.
  digest       text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  election_id  uuid not null references election (id),
  jurisdiction text collate "C" not null,
  salt         text collate "C" not null check (salt ~ '^[0-9a-f]{64}$'),
  text         text not null
);
create index room_text_by_room on room_text (election_id, jurisdiction);
