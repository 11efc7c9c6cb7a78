-- Which application each letter was about.
select letter_id, application_id from letter where application_id is not null
