-- Codes are kept as digests, one row for each that was sent, so that the tries of the last hour and day can be counted.
-- Codes in clear that were under way end here: they would have ended within minutes.
drop table sign_in_code;
create table sign_in_code (
  id          uuid primary key,
  number      bigint generated always as identity,
  email       text collate "C" not null,
  -- The browser it was asked from, if the person has signed in there before: nobody else can use up what is its own.
  device_sha256 text collate "C",
  code_sha256 text collate "C" not null check (code_sha256 ~ '^[0-9a-f]{64}$'),
  issued_at   timestamptz not null,
  attempts    int not null default 0,
  used_at     timestamptz
);
create index sign_in_code_newest on sign_in_code (email, number desc);
create index sign_in_code_issued on sign_in_code (issued_at);

-- Browsers in which somebody has signed in by a code.
create table known_device (
  token_sha256 text collate "C" not null,
  person_id    uuid not null references person (id),
  last_used_at timestamptz not null,
  primary key (token_sha256, person_id)
);

-- When the administrators of an office were last told that codes are being guessed, and how bad it was.
create table guessing_alert (
  organization_id uuid not null references organization (id),
  level           int not null,
  at              timestamptz not null,
  primary key (organization_id, level)
);
