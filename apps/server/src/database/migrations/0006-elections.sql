-- An election stands above its audits. Its jurisdictions are things with an identifier; people manage those, whichever audit
-- of the election takes them.
--
-- Projections of the log: election, election_jurisdiction, audit_jurisdiction, jurisdiction_manager, audit.election_id.

-- As `derivedId` in stores/derived-id.ts makes it.
create function pg_temp.derived_id(text) returns uuid language sql immutable as $$
  select overlay(overlay(left(digest, 32) placing '8' from 13) placing '8' from 17)::uuid
  from (select encode(sha256(convert_to($1, 'UTF8')), 'hex') as digest) hashed
$$;

create table election (
  id              uuid primary key,
  organization_id uuid not null references organization (id),
  name            text collate "C" not null,
  -- A day without a time; null while nobody has said it.
  date            text collate "C" check (date ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  state           text collate "C" check (state ~ '^[A-Z]{2}$'),
  created_at      timestamptz not null,
  -- It is the election of one audit from before there were elections, and is called what the audit's settings say.
  named_by_audit  boolean not null
);
create index election_by_organization on election (organization_id);

create table election_jurisdiction (
  id          uuid primary key,
  election_id uuid not null references election (id),
  name        text collate "C" not null,
  unique (election_id, name)
);

-- Which jurisdictions of its election an audit takes.
create table audit_jurisdiction (
  audit_id        uuid not null references audit (id),
  jurisdiction_id uuid not null references election_jurisdiction (id),
  primary key (audit_id, jurisdiction_id)
);
create index audit_jurisdiction_by_jurisdiction on audit_jurisdiction (jurisdiction_id);

-- Every audit there is gets an election of its own: nobody said which of them belong together. Its name and state are those
-- of the audit's settings; before there are any, the name of the audit.
insert into election (id, organization_id, name, date, state, created_at, named_by_audit)
select pg_temp.derived_id('election of audit ' || audit.id), organization_id,
       coalesce(newest.settings ->> 'electionName', audit.name), null, newest.settings ->> 'state', created_at, true
from audit
left join lateral (
  select body::json -> 'data' -> 'settings' as settings from log_entry
  where chain = 'audit:' || audit.id and body like '%"type":"settings-changed"}'
  order by number desc limit 1
) newest on true;

alter table audit add column election_id uuid references election (id);
update audit set election_id = pg_temp.derived_id('election of audit ' || id);
alter table audit alter column election_id set not null;
create index audit_by_election on audit (election_id);

-- Its jurisdictions are those of the newest list of participants, and their managers move up to them.
create temporary table listed on commit drop as
select audit.id as audit_id, election_id, one ->> 'name' as name,
       pg_temp.derived_id(election_id || E'\n' || (one ->> 'name')) as jurisdiction_id
from audit
cross join lateral (
  select body::json -> 'data' -> 'jurisdictions' as jurisdictions from log_entry
  where chain = 'audit:' || audit.id and body like '%"type":"participants-registered"}'
  order by number desc limit 1
) newest
cross join lateral json_array_elements(newest.jurisdictions) one;

insert into election_jurisdiction (id, election_id, name) select jurisdiction_id, election_id, name from listed;
insert into audit_jurisdiction (audit_id, jurisdiction_id) select audit_id, jurisdiction_id from listed;

alter table jurisdiction_manager rename to manager_in_audit;
alter table manager_in_audit rename constraint jurisdiction_manager_pkey to manager_in_audit_pkey;
drop index jurisdiction_manager_by_person;
create table jurisdiction_manager (
  jurisdiction_id uuid not null references election_jurisdiction (id),
  person_id       uuid not null references person (id),
  primary key (jurisdiction_id, person_id)
);
create index jurisdiction_manager_by_person on jurisdiction_manager (person_id);
insert into jurisdiction_manager (jurisdiction_id, person_id)
select jurisdiction_id, person_id
from manager_in_audit join listed on listed.audit_id = manager_in_audit.audit_id and name = jurisdiction;
drop table manager_in_audit;

drop function pg_temp.derived_id(text);
