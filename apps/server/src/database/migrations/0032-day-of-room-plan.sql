-- The day for which an office plans the people of a room: whether their training is current depends on it. Only the row of people has one.
alter table room_plan add column day text collate "C" check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');
