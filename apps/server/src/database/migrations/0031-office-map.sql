-- Projection of the log: the map on which an office looks at its jurisdictions. The file itself is where all files are.
create table office_map (
  organization_id uuid primary key references organization (id),
  name            text not null,
  bytes           bigint not null,
  sha256          text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  set_by          uuid not null,
  set_at          timestamptz not null
);
