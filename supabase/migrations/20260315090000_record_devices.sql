/* What a push leaves behind besides its verdicts: which rep works on which device, and once a day how far the versions had
   come, so that "changed in the last 30 days" can be asked of `rev`, whose index every table has. */

create table private.sync_clients (
  workspace_id uuid not null references public.workspaces on delete cascade,
  client_id uuid not null,
  rep_id uuid not null,
  primary key (workspace_id, client_id)
);

-- Every version up to `rev` was drawn before `at`, every larger one after it.
create table private.rev_marks (
  day date primary key,
  at timestamptz not null,
  rev bigint not null
);

insert into private.sync_clients (workspace_id, client_id, rep_id)
select distinct on (l.workspace_id, l.client_id) l.workspace_id, l.client_id, l.user_id
from private.sync_ledger l
where exists (select from public.members m where m.workspace_id = l.workspace_id and m.rep_id = l.user_id)
order by l.workspace_id, l.client_id, l.at;

/* A device keeps the rep who was first to work on it. No table is read here, so that a plan is made once a connection; a push
   of one change would notice otherwise. */
create or replace function private.write_ledger(client uuid, changes jsonb[], verdicts jsonb[]) returns void
language plpgsql volatile security definer set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
  me constant uuid := (select auth.uid());
  mine constant uuid[] := private.my_workspaces();
begin
  insert into private.sync_ledger (user_id, mid, client_id, seq, workspace_id, t, row_id, status, code, message, lost, into_id, rev)
  select me, (c ->> 'mid')::uuid, client, (c ->> 'seq')::bigint, (c ->> 'ws')::uuid, c ->> 't', (c ->> 'id')::uuid,
    v ->> 'status', v ->> 'code', v ->> 'message', v -> 'lost', (v ->> 'into')::uuid, (v ->> 'rev')::bigint
  from pg_catalog.unnest(changes) c join pg_catalog.unnest(verdicts) v on v ->> 'mid' = c ->> 'mid';

  insert into private.sync_clients (workspace_id, client_id, rep_id)
  select w, client, me from (select distinct (c ->> 'ws')::uuid as w from pg_catalog.unnest(changes) c) e
  where w = any (mine) on conflict do nothing;

  insert into private.rev_marks (day, at, rev)
  select (pg_catalog.clock_timestamp() at time zone 'UTC')::date, pg_catalog.clock_timestamp(), s.last_value from private.rev_seq s
  on conflict do nothing;
end $$;

-- The last known version before then; 0 where nobody remembers, which leaves nothing out.
create function private.rev_before(days int) returns bigint
language sql stable security definer set search_path = '' as $$
  select coalesce((select m.rev from private.rev_marks m where m.at <= pg_catalog.now() - pg_catalog.make_interval(days => rev_before.days)
    order by m.day desc limit 1), 0)
$$;

create function private.sync_clients(ws uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_me();
  if ws is null or not ws = any (private.my_workspaces()) then return '{"gone": true}'::jsonb; end if;
  return (select coalesce(pg_catalog.jsonb_object_agg(c.client_id, c.rep_id), '{}') from private.sync_clients c where c.workspace_id = ws);
end $$;

/* Whose device a clock names: for "changed by", which a field's clock alone cannot say.
   POST /rest/v1/rpc/sync_clients {"ws"} → {"<client id>": "<rep id>"} · {"gone": true} */
create function public.sync_clients(ws uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$ select private.sync_clients(ws) $$;

revoke execute on function public.sync_clients(uuid) from public, anon;
grant execute on function public.sync_clients(uuid), private.sync_clients(uuid), private.rev_before(int) to authenticated;
