/* A row as clients have it: the columns of lib/model. A deleted row is its id, its version and when it went; where it went
   into another one, that one's id. */
alter table private.synced_tables add column pulled_as text;

-- As JavaScript writes it: milliseconds, `Z`.
create function private.to_instant(at timestamptz) returns text
language sql immutable parallel safe set search_path = '' as $$
  select pg_catalog.to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- The expression, not a function over a row: a call for each time of each row costs more than all the rest.
create function private.pulled_as(t text) returns text
language sql stable set search_path = '' as $$
  with line as (
    select c.name, c.kind, c.position from private.synced_columns c where c.t = pulled_as.t
    union all values ('created_at', 'instant', -2), ('updated_at', 'instant', -1)
  )
  select pg_catalog.format($form$case when r.deleted_at is not null
    then pg_catalog.json_build_object('id', r.id, 'rev', r.rev, 'deleted_at', private.to_instant(r.deleted_at),
      'into', (select d.into_id from private.redirects_of(r.workspace_id, %L, array[r.id]) d))
    else pg_catalog.json_build_object('id', r.id, 'workspace_id', r.workspace_id, 'rev', r.rev, 'clocks', r.clocks,
      'updated_by', coalesce(r.updated_by, '00000000-0000-0000-0000-000000000000'), 'deleted_at', null, %s) end$form$, pulled_as.t,
    pg_catalog.string_agg(pg_catalog.format(case line.kind when 'amount' then '%L, r.%I::text'
      when 'instant' then $to$%L, pg_catalog.to_char(r.%I at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')$to$ else '%L, r.%I' end,
      line.name, line.name), ', ' order by line.position))
  from line
$$;

update private.synced_tables s set pulled_as = private.pulled_as(s.t);
alter table private.synced_tables alter column pulled_as set not null;

/* POST /rest/v1/rpc/sync_pull {"ws", "since", "lim"}
   → {"cursor", "more", "rows": {"<table>": [row, …]}} · {"gone": true} no member (any more) · {"reset": true} start afresh
   Stable: all of its queries see one snapshot, and PostgREST runs it in a transaction that only reads. */
create function public.sync_pull(ws uuid, since bigint default 0, lim int default 1000) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  page constant int := greatest(1, least(lim, 5000));
  floor bigint;
  branches text;
  due_t text;
  due_rev bigint;
  due_count int;
  due_as text;
  total int := 0;
  head bigint := since;
  part text;
  rows text := '';
begin
  if (select auth.uid()) is null then raise exception 'not signed in' using errcode = '42501'; end if;
  select w.floor_rev into floor from public.workspaces w where w.id = ws;
  if not found then return '{"gone": true}'::json; end if;
  if since > 0 and since < floor then return '{"reset": true}'::json; end if;

  select pg_catalog.string_agg(pg_catalog.format('(select %L as t, r.rev from public.%I r where r.workspace_id = $1 and r.rev > $2 order by r.rev limit $3)', s.t, s.t), ' union all ' order by s.rank)
    into branches from private.synced_tables s;
  for due_t, due_rev, due_count, due_as in execute pg_catalog.format('select e.t, pg_catalog.max(e.rev) as last_rev, pg_catalog.count(*)::int as n, s.pulled_as
      from (select u.t, u.rev from (%s) u order by u.rev limit $3) e join private.synced_tables s using (t) group by e.t, s.pulled_as, s.rank order by s.rank', branches)
    using ws, since, page
  loop
    execute pg_catalog.format('select pg_catalog.json_agg(%s order by r.rev)::text from public.%I r where r.workspace_id = $1 and r.rev > $2 and r.rev <= $3', due_as, due_t)
      into part using ws, since, due_rev;
    rows := rows || case when rows = '' then '' else ',' end || pg_catalog.to_json(due_t)::text || ':' || part;
    total := total + due_count;
    head := greatest(head, due_rev);
  end loop;
  return pg_catalog.json_build_object('cursor', head, 'more', total = page, 'rows', ('{' || rows || '}')::json);
end $$;

/* Proof that a client has what the server has. A version number is drawn once, so the numbers of the live rows say all:
   how many there are, their sum, and the sum of each times 2654435761 in 32 bits, which moves when two of them trade places.
   POST /rest/v1/rpc/sync_checksum {"ws"} → {"<table>": {"count", "sum", "mix"}}, sums as text; tables without rows are left out */
create function public.sync_checksum(ws uuid) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  branches text;
  result jsonb;
begin
  if (select auth.uid()) is null then raise exception 'not signed in' using errcode = '42501'; end if;
  if not exists (select from public.workspaces w where w.id = ws) then return '{"gone": true}'::jsonb; end if;
  select pg_catalog.string_agg(pg_catalog.format('select %L as t, r.rev from public.%I r where r.workspace_id = $1 and r.deleted_at is null', s.t, s.t), ' union all ')
    into branches from private.synced_tables s;
  execute pg_catalog.format('select pg_catalog.jsonb_object_agg(e.t, e.sums) from (
      select u.t, pg_catalog.jsonb_build_object(''count'', pg_catalog.count(*), ''sum'', pg_catalog.sum(u.rev)::text,
        ''mix'', pg_catalog.sum((u.rev::numeric * 2654435761) %% 4294967296)::text) as sums from (%s) u group by u.t) e', branches)
    into result using ws;
  return coalesce(result, '{}'::jsonb);
end $$;

/* What both sides must agree on before they talk. A client that is older than `oldest_client` must be updated; one whose
   own version is above `schema_version` waits until this database is. Also told to who is not signed in. */
create function public.sync_info() returns jsonb
language sql stable security invoker set search_path = '' as $$
  select '{"schema_version": 1, "oldest_client": 1}'::jsonb || pg_catalog.jsonb_build_object('now', (extract(epoch from pg_catalog.clock_timestamp()) * 1000)::bigint)
$$;

revoke execute on function public.sync_pull(uuid, bigint, int), public.sync_checksum(uuid), public.sync_info() from public, anon;
grant execute on function public.sync_pull(uuid, bigint, int), public.sync_checksum(uuid), public.sync_info() to authenticated;
grant execute on function public.sync_info() to anon;
grant execute on function private.to_instant(timestamptz) to authenticated;
