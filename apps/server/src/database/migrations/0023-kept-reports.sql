-- Reports as they were built: what each says is in a file, and what it was built from is the head of a log.
create table kept_report (
  id             uuid primary key,
  number         bigint generated always as identity unique,
  audit_id       uuid not null references audit (id) on delete cascade,
  jurisdiction   text collate "C",
  kind           text collate "C" not null,
  form           text collate "C" not null,
  -- An observer's names nobody by address.
  with_addresses boolean not null,
  -- The digest of the heads of all chains of the audit, and of the version of the program.
  stand          text collate "C" not null,
  head_number    integer not null,
  head_hash      text collate "C" not null,
  name           text not null,
  bytes          bigint not null,
  sha256         text collate "C" not null,
  person_id      uuid references person (id),
  at             timestamptz not null,
  -- A text was taken out of the audit since: nobody is given it any more, and its file goes at once.
  forgotten      boolean not null default false
);
create index kept_report_by_audit on kept_report (audit_id, number);
create index kept_report_by_file on kept_report (sha256);
