-- Projection of the log: who may watch which audit, without a part in it, and until when.
create table audit_observer (
  audit_id   uuid not null references audit (id),
  person_id  uuid not null references person (id),
  invited_at timestamptz not null,
  until      timestamptz not null,
  primary key (audit_id, person_id)
);
create index audit_observer_by_person on audit_observer (person_id);
