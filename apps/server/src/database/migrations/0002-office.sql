-- People and their access, the list of audits, and what is kept beside the log.
--
-- Projections of the log (`plumbline rebuild` recomputes them): audit, jurisdiction_manager, board_link, last_sign_in.
-- The office's own register, which the log refers to by identifier: organization, person, organization_administrator.
-- Everything else is in flight: uploads, codes, sessions, messages, jobs.

create table organization (
  id            uuid primary key,
  name          text collate "C" not null unique,
  default_state text collate "C" check (default_state ~ '^[A-Z]{2}$')
);

-- E-mail addresses are here and nowhere else: the log names people by identifier.
create table person (
  id         uuid primary key,
  email      text collate "C" not null unique check (email = lower(email)),
  name       text collate "C" not null,
  created_at timestamptz not null
);

create table organization_administrator (
  organization_id uuid not null references organization (id),
  person_id       uuid not null references person (id),
  primary key (organization_id, person_id)
);

create table audit (
  id              uuid primary key,
  organization_id uuid not null references organization (id),
  name            text collate "C" not null,
  type            text collate "C" not null,
  phase           text collate "C" not null,
  round           int,
  outcome         text collate "C",
  created_at      timestamptz not null,
  deleted_at      timestamptz
);
-- A deleted audit gives its name back.
create unique index audit_name_in_use on audit (organization_id, name) where deleted_at is null;

create table jurisdiction_manager (
  audit_id     uuid not null references audit (id),
  jurisdiction text collate "C" not null,
  person_id    uuid not null references person (id),
  primary key (audit_id, jurisdiction, person_id)
);
create index jurisdiction_manager_by_person on jurisdiction_manager (person_id);

-- The link itself is derived from the server's secret, so that a manager can see it again; only its digest is looked up.
create table board_link (
  audit_id     uuid not null references audit (id),
  jurisdiction text collate "C" not null,
  round        int not null,
  board        text collate "C" not null,
  board_id     uuid not null unique,
  -- How many times the link was replaced by a new one.
  rotation     int not null default 0,
  token_sha256 text collate "C" not null unique,
  primary key (audit_id, jurisdiction, round, board)
);

create table last_sign_in (
  person_id uuid primary key references person (id),
  at        timestamptz not null
);

create table upload (
  id           uuid primary key,
  audit_id     uuid not null references audit (id),
  jurisdiction text collate "C",
  kind         text collate "C" not null check (kind in ('participants', 'manifest', 'candidate-totals')),
  name         text collate "C" not null,
  bytes        bigint not null,
  sha256       text collate "C" not null references blob (sha256),
  person_id    uuid not null references person (id),
  at           timestamptz not null,
  -- What the check found: issues, preview, figures. Checked again when what it was checked against changes.
  findings     jsonb not null,
  confirmed    boolean not null default false
);
create index upload_by_slot on upload (audit_id, kind, jurisdiction, at desc);

create table web_session (
  token_sha256 text collate "C" primary key,
  person_id    uuid references person (id),
  board_id     uuid,
  -- The rotation of the board's link that opened this session.
  rotation     int,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  check ((person_id is null) <> (board_id is null)),
  check ((board_id is null) = (rotation is null))
);

-- Unknown addresses get a code too, which is never sent: what an attempt is answered gives nobody away.
create table sign_in_code (
  email     text collate "C" primary key,
  code      text collate "C" not null check (code ~ '^[0-9]{6}$'),
  issued_at timestamptz not null,
  attempts  int not null default 0
);

-- Printed by the demonstration; each opens one session.
create table sign_in_link (
  token_sha256 text collate "C" primary key,
  person_id    uuid references person (id),
  board_id     uuid,
  created_at   timestamptz not null,
  used_at      timestamptz,
  check ((person_id is null) <> (board_id is null))
);

create table message (
  id         uuid primary key,
  recipient  text collate "C" not null,
  subject    text not null,
  text       text not null,
  created_at timestamptz not null
);
create index message_newest on message (created_at desc);

create table draw_job (
  id           uuid primary key,
  audit_id     uuid not null references audit (id),
  round        int not null,
  sample_sizes jsonb not null,
  person_id    uuid not null references person (id),
  state        text collate "C" not null check (state in ('waiting', 'running', 'failed', 'done')),
  progress     real not null default 0,
  message      text,
  created_at   timestamptz not null,
  started_at   timestamptz
);
-- One draw at a time for each audit.
create unique index draw_job_under_way on draw_job (audit_id) where state in ('waiting', 'running');

create table server_secret (
  name   text collate "C" primary key,
  secret bytea not null
);
