-- Documents and reports that take long are made by jobs, one after the other. What is done is a row of kept_report, and its job is gone.
create table file_job (
  id             uuid primary key,
  number         bigint generated always as identity unique,
  audit_id       uuid not null references audit (id) on delete cascade,
  jurisdiction   text collate "C",
  -- Which file, as it was asked for.
  file           jsonb not null,
  -- What an observer reads names nobody by address.
  with_addresses boolean not null,
  person_id      uuid not null references person (id),
  state          text collate "C" not null check (state in ('waiting', 'running', 'failed', 'cancelled')),
  -- Of a document, once it is laid out.
  pages          integer,
  progress       double precision not null,
  -- Why it failed.
  message        text,
  created_at     timestamptz not null,
  ended_at       timestamptz
);
create index file_job_by_audit on file_job (audit_id);

-- A document too is kept as it was built; what was asked of it besides what the other columns say.
alter table kept_report add column asked text collate "C" not null default '';
