-- Which mails a person does not want. No row: they want it.
create table notice_off (
  person_id uuid not null references person (id),
  kind      text collate "C" not null,
  primary key (person_id, kind)
);

-- After how many hours without a beginning people are told, where an audit says it.
create table notice_hours (
  audit_id uuid primary key references audit (id) on delete cascade,
  hours    integer not null check (hours between 1 and 336)
);

-- How far the chains of audits were looked through. What is there already is nobody told of by mail any more.
create table notice_read (
  chain  text collate "C" primary key,
  number integer not null
);
insert into notice_read (chain, number) select id, head_number from log_chain where kind in ('audit', 'fieldwork');

-- What people were told of, and when rounds began: so that nobody is told twice.
create table notice_told (
  about text collate "C" primary key,
  at    timestamptz not null
);

-- A code is worth nothing after ten minutes; what people are told of is worth days.
alter table message add column is_notice boolean not null default false;
