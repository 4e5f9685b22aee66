-- Files that jurisdictions asked help with, and what was found in them. What was asked and answered stands in the log, and its texts
-- lie with all others; the file is here only for as long as somebody helps.
create table help_file (
  request_id   uuid primary key,
  audit_id     uuid not null references audit (id) on delete cascade,
  jurisdiction text collate "C" not null,
  name         text not null,
  bytes        bigint not null,
  sha256       text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  issues       jsonb not null,
  issue_count  integer not null check (issue_count > 0),
  -- Set when the question is closed.
  kept_until   timestamptz
);
create index help_file_by_audit on help_file (audit_id);
create index help_file_by_file on help_file (sha256);
