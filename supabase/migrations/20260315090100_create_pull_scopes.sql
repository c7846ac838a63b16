/* How much of a workspace a store holds. A first load may be narrowed to what is near a rep; after it every change is pulled,
   for what changed now is near now. What is near is said here once for each table, as an expression over `r`. */

-- A deleted row whose values every device must drop says so; other deletions can be undone from what a device has.
create or replace function private.pulled_as(t text) returns text
language sql stable set search_path = '' as $$
  with line as (
    select c.name, c.kind, c.position from private.synced_columns c where c.t = pulled_as.t
    union all values ('created_at', 'instant', -2), ('updated_at', 'instant', -1)
  )
  select pg_catalog.format($form$case when r.erased_at is not null
    then pg_catalog.json_build_object('id', r.id, 'rev', r.rev, 'deleted_at', private.to_instant(r.deleted_at), 'into', null, 'erased', true)
    when r.deleted_at is not null
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

/* Null: all of it. Placeholders of `sync_pull`: $1 workspace, $5 who asks, $6 prospects that something recent is about, $7 the
   version up to which a row is old. */
alter table private.synced_tables add column near_as text;

do $$
declare
  -- `@` stands for the alias of the row that is asked about. `(select true … limit 1)`, not `exists`: among many rows an `exists`
  -- that stands beside an `or` is turned into a list of all that would do, for each page anew.
  mine constant text := '(@.owner_id = $5 or @.owner_id is null or @.rev > $7)';
  itself constant text := '(' || mine || ' or @.id = any ($6))';
  prospect constant text := '(' || itself || ' or (select true from public.prospects m where m.workspace_id = $1 and m.merged_into = @.id and '
    || replace(itself, '@', 'm') || ' limit 1))';
  deal constant text := '(@.outcome = ''open'' or ' || mine || ' or (select true from public.deals n where n.workspace_id = $1 and n.renews_deal_id = @.id limit 1)
    or (select true from public.stakeholders o join public.prospects p on p.workspace_id = $1 and p.id = o.prospect_id
      where o.workspace_id = $1 and o.deal_id = @.id and ' || replace(itself, '@', 'p') || ' limit 1))';
  company constant text := '(@.rev > $7 or (select true from public.prospects p where p.workspace_id = $1 and p.company_id = @.id and ' || replace(itself, '@', 'p') || ' limit 1)
    or (select true from public.deals d where d.workspace_id = $1 and d.company_id = @.id and ' || replace(deal, '@', 'd') || ' limit 1)
    or (select true from public.companies m where m.workspace_id = $1 and m.merged_into = @.id limit 1))';
  of_prospect constant text := '(select true from public.prospects p where p.workspace_id = $1 and p.id = %s and ' || replace(prospect, '@', 'p') || ' limit 1)';
  of_deal constant text := '(select true from public.deals d where d.workspace_id = $1 and d.id = %s and ' || replace(deal, '@', 'd') || ' limit 1)';
  of_company constant text := '(select true from public.companies c where c.workspace_id = $1 and c.id = %s and ' || replace(company, '@', 'c') || ' limit 1)';
  part constant text := '(@.rev > $7 or ' || format(of_prospect, '@.prospect_id') || ' or ' || format(of_deal, '@.deal_id') || ')';
  of_part constant text := '(select true from public.stakeholders s where s.workspace_id = $1 and s.id = %s and ' || replace(part, '@', 's') || ' limit 1)';
  touchpoint constant text := '(@.rev > $7 or (select true from pg_catalog.unnest(@.prospect_ids) x join public.prospects p
    on p.workspace_id = $1 and p.id = x where ' || replace(prospect, '@', 'p') || ' limit 1) or ' || format(of_deal, '@.deal_id') || ')';
begin
  update private.synced_tables s set near_as = replace(v.near_as, '@', 'r') from (values
    ('companies', company),
    ('prospects', prospect),
    ('deals', deal),
    ('stage_changes', format(of_deal, '@.deal_id')),
    ('stakeholders', part),
    ('notes', 'case @.about_kind when ''prospect'' then ' || format(of_prospect, '@.about_id') || ' when ''company'' then ' || format(of_company, '@.about_id')
      || ' when ''deal'' then ' || format(of_deal, '@.about_id') || ' else ' || format(of_part, '@.about_id') || ' end'),
    ('touchpoints', touchpoint),
    ('touchpoint_keys', '(select true from public.touchpoints t where t.workspace_id = $1 and t.id = @.touchpoint_id and ' || replace(touchpoint, '@', 't') || ' limit 1)'),
    ('tasks', '(@.done_at is null and (@.owner_id = $5 or @.owner_id is null) or ' || format(of_prospect, '@.prospect_id') || ' or ' || format(of_deal, '@.deal_id') || ')'),
    ('enrolments', format(of_prospect, '@.prospect_id')),
    ('signals', format(of_prospect, '@.prospect_id')),
    ('dismissals', '(' || format(of_prospect, '@.about_id') || ' or ' || format(of_deal, '@.about_id') || ' or ' || format(of_company, '@.about_id') || ')'),
    ('rep_settings', '@.rep_id = $5'),
    ('facts', 'case @.entity when ''prospect'' then ' || format(of_prospect, '@.entity_id') || ' when ''company'' then ' || format(of_company, '@.entity_id')
      || ' else ' || format(of_deal, '@.entity_id') || ' end')
  ) as v (t, near_as) where s.t = v.t;
end $$;

/* Prospects that something recent is about, whoever owns them: a message, a note, a task, a part in a deal that moved, and what
   the rep has yet to do. Planned with the values: without them a third of everything passes for recent. */
create function private.recently_met(ws uuid, upto bigint) returns uuid[]
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return (select coalesce(pg_catalog.array_agg(e.id), '{}') from (
    select x as id from public.touchpoints r, pg_catalog.unnest(r.prospect_ids) x where r.workspace_id = ws and r.rev > upto
    union select r.about_id from public.notes r where r.workspace_id = ws and r.rev > upto and r.about_kind = 'prospect'
    union select s.prospect_id from public.notes r join public.stakeholders s on s.workspace_id = ws and s.id = r.about_id
      where r.workspace_id = ws and r.rev > upto and r.about_kind = 'stakeholder'
    union select r.prospect_id from public.tasks r where r.workspace_id = ws and r.rev > upto and r.prospect_id is not null
    union select r.prospect_id from public.tasks r where r.workspace_id = ws and (r.owner_id = (select auth.uid()) or r.owner_id is null)
      and r.done_at is null and r.deleted_at is null and r.prospect_id is not null
    union select r.prospect_id from public.stakeholders r where r.workspace_id = ws and r.rev > upto
    union select s.prospect_id from public.deals r join public.stakeholders s on s.workspace_id = ws and s.deal_id = r.id
      where r.workspace_id = ws and r.rev > upto
    union select s.prospect_id from public.deals r join public.stakeholders s on s.workspace_id = ws and s.deal_id = r.id
      where r.workspace_id = ws and r.outcome = 'open' and (r.owner_id = (select auth.uid()) or r.owner_id is null)
    union select r.prospect_id from public.enrolments r where r.workspace_id = ws and r.rev > upto
    union select r.prospect_id from public.signals r where r.workspace_id = ws and r.rev > upto) e);
end $$;

drop function public.sync_pull(uuid, bigint, int);

/* POST /rest/v1/rpc/sync_pull {"ws", "since", "lim", "scope"?}
   → {"cursor", "more", "rows": {"<table>": [row, …]}, "upto"?} · {"gone": true} no member (any more) · {"reset": true} start afresh
   `scope` is {"kind": "all"} or {"kind": "near", "days"}. A first load (since 0) with a scope answers `upto`, which goes back in the
   scope of each of its next pages: rows up to that version are narrowed, later ones all come. A page may then have fewer rows than
   asked for, or none, while there is more.
   Stable: all of its queries see one snapshot, and PostgREST runs it in a transaction that only reads. */
create function public.sync_pull(ws uuid, since bigint default 0, lim int default 1000, scope jsonb default null) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  me constant uuid := (select auth.uid());
  page constant int := greatest(1, least(lim, 5000));
  -- Of one table at a time: what a narrowed page looks through at most, so that none takes long where little is near.
  most_seen constant int := 20000;
  is_loading constant boolean := scope is not null and (since = 0 or scope ->> 'upto' is not null);
  upto bigint := (scope ->> 'upto')::bigint;
  floor bigint;
  branches text;
  met uuid[];
  until bigint;
  due_t text;
  due_rev bigint;
  due_revs bigint[];
  due_count int;
  due_as text;
  total int := 0;
  head bigint := since;
  has_more boolean;
  part text;
  rows text := '';
begin
  if me is null then raise exception 'not signed in' using errcode = '42501'; end if;
  if scope is not null and not coalesce(scope ->> 'kind' = 'all' or scope ->> 'kind' = 'near' and (scope ->> 'days')::int between 1 and 3650, false) then
    raise exception 'malformed scope' using errcode = '22P02';
  end if;
  select w.floor_rev into floor from public.workspaces w where w.id = ws;
  if not found then return '{"gone": true}'::json; end if;
  -- A load that is under way has not been here before: nothing was forgotten since.
  if since > 0 and since < floor and not is_loading then return '{"reset": true}'::json; end if;
  if is_loading and upto is null then
    upto := case scope ->> 'kind' when 'near' then private.rev_before((scope ->> 'days')::int) else 0 end;
  end if;

  if is_loading and since < upto then
    select pg_catalog.string_agg(pg_catalog.format('(select r.rev from public.%I r where r.workspace_id = $1 and r.rev > $2 and r.rev <= $3 order by r.rev offset $4 limit 1)', s.t), ' union all ')
      into branches from private.synced_tables s;
    execute pg_catalog.format('select pg_catalog.min(u.rev) from (%s) u', branches) into until using ws, since, upto, most_seen;
    until := coalesce(until, upto);
    met := private.recently_met(ws, upto);
    select pg_catalog.string_agg(pg_catalog.format('(select %L as t, r.rev from public.%I r where r.workspace_id = $1 and r.rev > $2 and r.rev <= $3 %s order by r.rev limit $4)',
        s.t, s.t, 'and ' || s.near_as), ' union all ' order by s.rank)
      into branches from private.synced_tables s;
    for due_t, due_revs, due_as in execute pg_catalog.format('select e.t, pg_catalog.array_agg(e.rev) as revs, s.pulled_as
        from (select u.t, u.rev from (%s) u order by u.rev limit $4) e join private.synced_tables s using (t) group by e.t, s.pulled_as, s.rank order by s.rank', branches)
      using ws, since, until, page, me, met, upto
    loop
      execute pg_catalog.format('select pg_catalog.json_agg(%s order by r.rev)::text from public.%I r where r.workspace_id = $1 and r.rev = any ($2)', due_as, due_t)
        into part using ws, due_revs;
      rows := rows || case when rows = '' then '' else ',' end || pg_catalog.to_json(due_t)::text || ':' || part;
      total := total + pg_catalog.cardinality(due_revs);
      head := greatest(head, (select pg_catalog.max(v) from pg_catalog.unnest(due_revs) v));
    end loop;
    if total < page then head := until; end if;
    has_more := true;
  else
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
    has_more := total = page;
  end if;
  if is_loading then
    return pg_catalog.json_build_object('cursor', head, 'more', has_more, 'upto', upto, 'rows', ('{' || rows || '}')::json);
  end if;
  return pg_catalog.json_build_object('cursor', head, 'more', has_more, 'rows', ('{' || rows || '}')::json);
end $$;

/* Proof for a store that has a part of the workspace: which of its rows are not as they are here.
   POST /rest/v1/rpc/sync_check {"ws", "t", "rows": {"<id>": rev}} → ["<id>", …] of which no live row has that version · {"gone": true} */
create function public.sync_check(ws uuid, t text, rows jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  ids uuid[];
  revs bigint[];
  result jsonb;
begin
  if (select auth.uid()) is null then raise exception 'not signed in' using errcode = '42501'; end if;
  if not exists (select from private.synced_tables s where s.t = sync_check.t) then raise exception 'unknown table %', t using errcode = '42P01'; end if;
  if pg_catalog.jsonb_typeof(rows) is distinct from 'object' then raise exception 'malformed check' using errcode = '22P02'; end if;
  if not exists (select from public.workspaces w where w.id = ws) then return '{"gone": true}'::jsonb; end if;
  select coalesce(pg_catalog.array_agg(e.key::uuid), '{}'), coalesce(pg_catalog.array_agg(e.value::bigint), '{}') into ids, revs from pg_catalog.jsonb_each_text(rows) e;
  if pg_catalog.cardinality(ids) > 2000 then raise exception 'at most 2000 rows at a time' using errcode = 'PT413'; end if;
  execute pg_catalog.format('select coalesce(pg_catalog.jsonb_agg(u.id), ''[]'') from rows from (pg_catalog.unnest($2), pg_catalog.unnest($3)) u (id, rev)
      left join public.%I r on r.workspace_id = $1 and r.id = u.id and r.deleted_at is null where r.rev is distinct from u.rev', t)
    into result using ws, ids, revs;
  return result;
end $$;

-- Past row-level security, after asking who calls: under it an index of array elements is not used.
create function private.touchpoints_with(ws uuid, people uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  if ws is null or not ws = any (private.my_workspaces()) then return '{}'::uuid[]; end if;
  return (select coalesce(pg_catalog.array_agg(t.id), '{}') from public.touchpoints t
    where t.workspace_id = ws and t.prospect_ids && people and t.deleted_at is null);
end $$;

/* A prospect that a store does not hold, and all that is about it: for what was searched for, or came into reach.
   POST /rest/v1/rpc/pull_prospect {"ws", "prospect_id"} → {"rows": {"<table>": [row, …]}} as sync_pull has them · {"gone": true}
   Rows that were merged with it count as the same person. Where there is no such prospect there are no rows. */
create function public.pull_prospect(ws uuid, prospect_id uuid) returns json
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  people uuid[];
  deals uuid[];
  met uuid[];
  wanted record;
  part text;
  rows text := '';
begin
  if (select auth.uid()) is null then raise exception 'not signed in' using errcode = '42501'; end if;
  if not exists (select from public.workspaces w where w.id = ws) then return '{"gone": true}'::json; end if;
  with recursive onwards as (
    select p.id, p.merged_into from public.prospects p where p.workspace_id = ws and p.id = pull_prospect.prospect_id
    union select p.id, p.merged_into from onwards o join public.prospects p on p.workspace_id = ws and p.id = o.merged_into
  ), same as (
    select o.id from onwards o
    union select p.id from same s join public.prospects p on p.workspace_id = ws and p.merged_into = s.id
  ) select coalesce(pg_catalog.array_agg(s.id), '{}') into people from same s;
  select coalesce(pg_catalog.array_agg(distinct s.deal_id), '{}') into deals
    from public.stakeholders s where s.workspace_id = ws and s.prospect_id = any (people) and s.deleted_at is null;
  met := private.touchpoints_with(ws, people);

  for wanted in
    select s.t, s.pulled_as, v.which from (values
      ('companies', 'r.id in (select p.company_id from public.prospects p where p.workspace_id = $1 and p.id = any ($2)
        union select d.company_id from public.deals d where d.workspace_id = $1 and d.id = any ($3))'),
      ('prospects', 'r.id = any ($2)'),
      ('deals', 'r.id = any ($3)'),
      ('stakeholders', 'r.prospect_id = any ($2)'),
      ('notes', 'r.about_id = any ($2)'),
      ('touchpoints', 'r.id = any ($4)'),
      ('touchpoint_keys', 'r.touchpoint_id = any ($4)'),
      ('tasks', 'r.prospect_id = any ($2)'),
      ('enrolments', 'r.prospect_id = any ($2)'),
      ('signals', 'r.prospect_id = any ($2)'),
      ('dismissals', 'r.about_id = any ($2)'),
      ('facts', 'r.entity_id = any ($2)')
    ) v (t, which) join private.synced_tables s using (t) order by s.rank
  loop
    -- The person's own row also where it was deleted: that is what there is to know then.
    execute pg_catalog.format('select pg_catalog.json_agg(%s order by r.rev)::text from public.%I r where r.workspace_id = $1 and %s %s', wanted.pulled_as, wanted.t, wanted.which,
        case wanted.t when 'prospects' then '' else 'and r.deleted_at is null' end)
      into part using ws, people, deals, met;
    if part is null then continue; end if;
    rows := rows || case when rows = '' then '' else ',' end || pg_catalog.to_json(wanted.t)::text || ':' || part;
  end loop;
  return pg_catalog.json_build_object('rows', ('{' || rows || '}')::json);
end $$;

revoke execute on function public.sync_pull(uuid, bigint, int, jsonb), public.sync_check(uuid, text, jsonb), public.pull_prospect(uuid, uuid) from public, anon;
grant execute on function public.sync_pull(uuid, bigint, int, jsonb), public.sync_check(uuid, text, jsonb), public.pull_prospect(uuid, uuid) to authenticated;
grant execute on function private.recently_met(uuid, bigint), private.touchpoints_with(uuid, uuid[]) to authenticated;
