-- What people ruled at the desk about who a district is.
select district_name, state, city, leaid, ruled_by, ruled_at, why from identity_ruling order by ruling_id
