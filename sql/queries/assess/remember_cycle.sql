insert into cycle_state (cycle, inputs_sha256, policy_version, assessed_at)
values (%(cycle)s, %(inputs)s, %(policy_version)s, %(now)s)
on conflict (cycle) do update
set inputs_sha256 = excluded.inputs_sha256, policy_version = excluded.policy_version,
    assessed_at = excluded.assessed_at
