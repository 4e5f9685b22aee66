-- A board signs in with its link and a PIN. The rotation derives the PIN; the link keeps the one it was made in.
alter table board_link
  add column link_rotation int not null default 0,
  -- Wrong tries at the PIN there is now.
  add column wrong_pins    int not null default 0;
update board_link set link_rotation = rotation;
-- The links of before were longer, and opened a board without a PIN: they end. The next start of the server derives the short ones in
-- their place, because no statement knows the secret of the server; until then a row opens nothing, since no digest is an identifier.
update board_link set token_sha256 = board_id::text;
