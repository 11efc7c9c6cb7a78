-- A letter about an earlier decision that has not gone out says what no longer holds.
update letter set state = 'cancelled'
where application_id = any(%(application_ids)s) and state = 'waiting'
  and kind in ('accepted', 'waitlisted', 'declined', 'withdrawn')
returning letter_id
