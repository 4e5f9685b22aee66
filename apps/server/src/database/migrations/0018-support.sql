-- Projection of the log: what an office lets somebody of the support do, for at most four hours, and who said so.
create table support_consent (
  id              uuid primary key,
  organization_id uuid not null references organization (id),
  person_id       uuid not null references person (id),
  mode            text collate "C" not null check (mode in ('read', 'act')),
  given_by        uuid not null references person (id),
  given_at        timestamptz not null,
  until           timestamptz not null check (until <= given_at + interval '4 hours'),
  -- Before its time, by an administrator.
  ended_at        timestamptz
);
create index support_consent_by_person on support_consent (person_id);
create index support_consent_by_organization on support_consent (organization_id);
