-- Projection of the log: what an office calls the things for which it has words of its own.
create table own_word (
  organization_id uuid not null references organization (id),
  noun            text not null,
  one             text not null,
  other           text not null,
  primary key (organization_id, noun)
);
