-- Files of a ballot room are made and kept as those of an audit are: of a jurisdiction in an election.
alter table file_job
  alter column audit_id drop not null,
  add column election_id uuid references election (id) on delete cascade,
  -- Counts are left out of it that whoever asked is not to see: others are not given it in place of their own.
  add column for_asker boolean not null default false,
  add constraint file_job_of_one check ((audit_id is null) <> (election_id is null)),
  add constraint file_job_in_room check (election_id is null or jurisdiction is not null);
create index file_job_by_room on file_job (election_id, jurisdiction) where election_id is not null;

alter table kept_report
  alter column audit_id drop not null,
  add column election_id uuid references election (id) on delete cascade,
  add constraint kept_report_of_one check ((audit_id is null) <> (election_id is null)),
  add constraint kept_report_in_room check (election_id is null or jurisdiction is not null);
create index kept_report_by_room on kept_report (election_id, jurisdiction, number) where election_id is not null;
