-- The list of standardized contests is uploaded like the list of participants.
alter table upload drop constraint upload_kind_check;
alter table upload add constraint upload_kind_check
  check (kind in ('participants', 'standardized-contests', 'manifest', 'candidate-totals', 'cvrs'));
