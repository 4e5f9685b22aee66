-- How many cards with and without cast vote records a round draws, where the two are drawn apart.
alter table draw_job add column strata jsonb;
