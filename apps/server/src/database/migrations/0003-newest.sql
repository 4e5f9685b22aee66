-- Which of two is the newer is told by a number: two in one millisecond have the same time.
alter table message add column number bigint generated always as identity;
alter table draw_job add column number bigint generated always as identity;
alter table upload add column number bigint generated always as identity;

drop index message_newest;
create index message_newest on message (number desc);
drop index upload_by_slot;
create index upload_by_slot on upload (audit_id, kind, jurisdiction, number desc);

-- How often a code was sent, so that nobody's mailbox can be filled by asking again and again.
alter table sign_in_code add column times_sent int not null default 1;
