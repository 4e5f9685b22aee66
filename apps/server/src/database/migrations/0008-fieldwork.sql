-- Fieldwork has chains of its own, one for each jurisdiction of an audit, so that counties do not wait for one another.
-- What was recorded before stays where it is, in the chain of its audit.
alter table log_chain drop constraint log_chain_kind_check;
alter table log_chain add constraint log_chain_kind_check
  check (kind in ('organization', 'audit', 'fieldwork', 'ballot-management'));

-- An audit is read in the order of time, whichever of its chains an entry stands in. In canonical JSON only `actor` comes
-- before `at`, and inside a string the quotes of this pattern would have a backslash before them.
create index log_entry_by_time on log_entry (
  (split_part(chain, '/', 1)) collate "C",
  (substring(body from '"at":"([^"]*)"')) collate "C",
  chain,
  number
);
