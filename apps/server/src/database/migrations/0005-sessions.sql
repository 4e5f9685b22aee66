-- Sessions that their owner can look through and end: named by something that opens nothing, with the words for the browser
-- and the network address they were opened from. Of those that are open already, neither is known.
alter table web_session
  add column id      uuid not null default gen_random_uuid() unique,
  add column device  text collate "C",
  add column address text collate "C";
create index web_session_by_person on web_session (person_id);

-- When sessions of a person were last ended by hand: a sign-in from before is not repeated, whoever sends it again.
create table sessions_ended (
  person_id uuid primary key references person (id),
  at        timestamptz not null
);
