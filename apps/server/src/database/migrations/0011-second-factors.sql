-- How a session was opened: by a code, by the account of an identity provider, or by a link that this server printed. And when its
-- owner last gave the second factor in it: without it, an administrator's session has only begun.
alter table web_session
  add column opened_by text collate "C" not null default 'code' check (opened_by in ('code', 'link', 'account')),
  add column proven_at timestamptz;

-- What administrators sign in with besides the first step.
create table second_factor (
  id            uuid primary key,
  person_id     uuid not null references person (id),
  kind          text collate "C" not null check (kind in ('authenticator', 'passkey')),
  -- Of an authenticator app: the secret that its codes are made with, encrypted under the secret of the installation.
  sealed_secret bytea,
  -- Of a passkey: its identifier and its public key (COSE).
  credential_id text collate "C" unique,
  public_key    bytea,
  -- Of an app: the half minute whose code was last taken. Of a passkey: how often it says that it was used.
  counter       bigint not null default 0,
  added_at      timestamptz not null,
  last_used_at  timestamptz,
  check ((kind = 'authenticator') = (sealed_secret is not null)),
  check ((kind = 'passkey') = (credential_id is not null and public_key is not null))
);
create index second_factor_by_person on second_factor (person_id);

-- One row for each code of the list that a person has now: never the code itself.
create table recovery_code (
  person_id   uuid not null references person (id),
  code_sha256 text collate "C" not null check (code_sha256 ~ '^[0-9a-f]{64}$'),
  used_at     timestamptz,
  primary key (person_id, code_sha256)
);

-- A list that was just made, encrypted, until its owner says that it is written down, and for ten minutes at most.
create table recovery_code_list (
  person_id uuid primary key references person (id),
  sealed    bytea not null,
  made_at   timestamptz not null
);

-- What a session has made ready, to be added or answered with once.
create table second_factor_offer (
  token_sha256  text collate "C" primary key,
  person_id     uuid not null references person (id),
  purpose       text collate "C" not null check (purpose in ('add', 'answer')),
  kind          text collate "C" not null check (kind in ('authenticator', 'passkey')),
  -- The secret of an app, or the challenge of a passkey with the host it is asked for; encrypted.
  sealed        bytea not null,
  made_at       timestamptz not null
);

-- Wrong second factors, so that they can be counted.
create table wrong_second_factor (
  number    bigint generated always as identity primary key,
  person_id uuid not null references person (id),
  kind      text collate "C" not null check (kind in ('authenticator', 'passkey', 'recovery-code')),
  at        timestamptz not null
);
create index wrong_second_factor_by_person on wrong_second_factor (person_id, at);
