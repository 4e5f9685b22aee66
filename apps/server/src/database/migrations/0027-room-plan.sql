-- What an office has planned for the room of a jurisdiction, in the place of what it is proposed: no evidence of anything, so no log has it,
-- and names of people are gone when they are taken out.
create table room_plan (
  audit_id     uuid not null references audit (id) on delete cascade,
  jurisdiction text collate "C" not null,
  part         text collate "C" not null check (part in ('supplies', 'staffing')),
  lines        jsonb not null,
  -- How often it was saved: who saves says what they had before them.
  version      int not null,
  primary key (audit_id, jurisdiction, part)
);
