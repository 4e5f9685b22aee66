-- Projection of the log: whom the people of an office call.
create table help_contact (
  organization_id uuid primary key references organization (id),
  name            text not null,
  telephone       text,
  email           text,
  hours           text,
  check (telephone is not null or email is not null)
);
