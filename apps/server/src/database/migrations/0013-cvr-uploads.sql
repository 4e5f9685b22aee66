-- Cast vote records are uploaded like the other files of a jurisdiction.
alter table upload drop constraint upload_kind_check;
alter table upload add constraint upload_kind_check
  check (kind in ('participants', 'manifest', 'candidate-totals', 'cvrs'));
