-- When the people of a message were dropped, after their retention period. Its bytes are gone from then on.

alter table message add column people_dropped_at timestamptz;
