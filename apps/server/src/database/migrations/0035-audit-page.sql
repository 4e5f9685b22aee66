-- Projection of the log: the audits whose page everybody may read, who published it and when.
create table audit_page (
  audit_id     uuid primary key references audit (id),
  published_by uuid not null,
  published_at timestamptz not null
);
