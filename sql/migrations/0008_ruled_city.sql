-- Two districts of a state may share a name: a ruling says which city's it was about. Blank: whatever the city.

alter table identity_ruling add column city text not null default '';
