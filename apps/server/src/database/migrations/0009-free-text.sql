-- What people type as free text, beside the log, which holds only the digest of each: so a name that should not be there can
-- be taken out, and the log stays as it was sealed.
create table free_text (
  -- SHA-256 over the 64 digits of the salt followed by the text, in UTF-8.
  digest       text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  audit_id     uuid not null references audit (id),
  -- Where it was typed; null for what concerns the whole audit.
  jurisdiction text collate "C",
  -- With the salt somebody could try short texts until one fits, so it goes together with the text.
  salt         text collate "C" check (salt ~ '^[0-9a-f]{64}$'),
  text         text,
  redacted_at  timestamptz,
  -- Who redacted it, as the entry of the log names them, and why.
  redacted_by  text collate "C",
  reason       text,
  check ((salt is null) = (text is null)),
  check ((redacted_at is null) = (redacted_by is null) and (redacted_at is null) = (reason is null))
);
create index free_text_by_audit on free_text (audit_id);
