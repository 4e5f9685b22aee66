-- A text of a ballot room can be taken out, as that of an audit: the log keeps its digest and says who did it, when and why.
alter table room_text
  -- With the salt somebody could try short texts until one fits, so it goes together with the text.
  alter column salt drop not null,
  alter column text drop not null,
  add column redacted_at timestamptz,
  -- Who redacted it, as the entry of the log names them, and why.
  add column redacted_by text collate "C",
  add column reason      text,
  add check ((salt is null) = (text is null)),
  add check ((redacted_at is null) = (redacted_by is null) and (redacted_at is null) = (reason is null));
