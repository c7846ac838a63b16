/* How a change meets a row (DESIGN.md has the reasons):
     put    a whole row. Where there is none it is made; over one that is there it states only what it holds: an empty field
            or a default says nothing. After a later deletion it is lost, after an earlier one it begins the row anew.
     patch  some fields, each against its own clock; sets as {"add": [], "remove": []}, each element against its own.
     del    wins if it is later than everything else in the row.
   A row is alive if the latest change to it is not a deletion. What loses is handed back, never dropped. */

create function private.synced_spec(t text) returns jsonb
language sql stable set search_path = '' as $$
  select pg_catalog.to_jsonb(s) || pg_catalog.jsonb_build_object(
    'fields', (select pg_catalog.array_agg(c.name) from private.synced_columns c where c.t = s.t),
    'pushed', (select coalesce(pg_catalog.array_agg(c.name::text order by c.position), '{}') from private.synced_columns c where c.t = s.t and c.is_pushed),
    'sets', (select coalesce(pg_catalog.jsonb_agg(c.name), '[]') from private.synced_columns c where c.t = s.t and c.merge = 'set'),
    -- The column of the map by field; '' where there is none.
    'evidence', coalesce((select c.name from private.synced_columns c where c.t = s.t and c.merge = 'evidence'), ''),
    'keeps_first', (select coalesce(pg_catalog.jsonb_agg(c.name), '[]') from private.synced_columns c where c.t = s.t and c.keeps_first))
  from private.synced_tables s where s.t = synced_spec.t
$$;

-- The same value in another spelling (`12.50` and 12.5, `Z` and `+00:00`) is the same value.
create function private.is_same_value(t text, field text, one jsonb, other jsonb) returns boolean
language plpgsql stable set search_path = '' as $$
declare same boolean;
begin
  if one is not distinct from other then return true; end if;
  execute pg_catalog.format('select (pg_catalog.jsonb_populate_record(null::public.%1$I, $1)).%2$I is not distinct from (pg_catalog.jsonb_populate_record(null::public.%1$I, $2)).%2$I', t, field)
    into same using pg_catalog.jsonb_build_object(field, one), pg_catalog.jsonb_build_object(field, other);
  return same;
end $$;

-- A set after elements were added and removed. An element without a clock came with the row and may be removed at any time.
create function private.merge_set(inout elements jsonb, inout clocks jsonb, adding jsonb, removing jsonb, clock text, out lost jsonb)
language plpgsql immutable set search_path = '' as $$
declare
  e text;
  lost_adding jsonb := '[]'::jsonb;
  lost_removing jsonb := '[]'::jsonb;
begin
  for e in select x from pg_catalog.jsonb_array_elements_text(adding) x loop
    if coalesce(clocks ->> e, '') collate "C" < clock collate "C" then
      if not elements ? e then elements := elements || pg_catalog.to_jsonb(e); end if;
      clocks := clocks || pg_catalog.jsonb_build_object(e, clock);
    elsif not elements ? e then
      lost_adding := lost_adding || pg_catalog.to_jsonb(e);
    end if;
  end loop;
  for e in select x from pg_catalog.jsonb_array_elements_text(removing) x loop
    if coalesce(clocks ->> e, '') collate "C" < clock collate "C" then
      elements := elements - e;
      clocks := clocks || pg_catalog.jsonb_build_object(e, clock);
    elsif elements ? e then
      lost_removing := lost_removing || pg_catalog.to_jsonb(e);
    end if;
  end loop;
  if lost_adding <> '[]' or lost_removing <> '[]' then
    lost := pg_catalog.jsonb_build_object('add', lost_adding, 'remove', lost_removing);
  end if;
end $$;

/* One change put into one row, without writing anything. `next` is the row as it shall be, null where nothing is to be
   written; `lost` is what the change says and the row does not take. */
create function private.merge_change(spec jsonb, cur jsonb, m jsonb, out next jsonb, out lost jsonb)
language plpgsql stable set search_path = '' as $$
declare
  op constant text := m ->> 'op';
  c constant text := m ->> 'clock';
  f constant jsonb := m -> 'f';
  at constant timestamptz := least(pg_catalog.clock_timestamp(), pg_catalog.to_timestamp(private.clock_ms(c) / 1000.0));
  clk jsonb;
  elements jsonb;
  part record;
  field text;
  v jsonb;
  is_deleted boolean;
  is_over constant boolean := op = 'put' and cur ->> 'deleted_at' is null;
begin
  if cur is null then
    if op = 'del' then return; end if;
    if op = 'patch' then raise exception 'there is no such row' using errcode = 'PT404'; end if;
    next := (spec -> 'defaults') || f || pg_catalog.jsonb_build_object(
      'id', m -> 'id', 'workspace_id', m -> 'ws', 'created_at', at, 'updated_at', at, 'deleted_at', null, 'element_clocks', '{}'::jsonb,
      'clocks', (select pg_catalog.jsonb_object_agg(k, c) from pg_catalog.jsonb_object_keys((f || '{"deleted_at": null}') - (spec ->> 'evidence')) k));
    return;
  end if;

  clk := cur -> 'clocks';
  elements := cur -> 'element_clocks';
  is_deleted := cur ->> 'deleted_at' is not null;
  if op = 'del' then
    if cur ->> 'erased_at' is not null then return; end if;
    if is_deleted then
      if coalesce(clk ->> 'deleted_at', '') collate "C" < c collate "C" then
        next := cur || pg_catalog.jsonb_build_object('clocks', clk || pg_catalog.jsonb_build_object('deleted_at', c));
      end if;
    elsif private.latest_clock(clk) collate "C" < c collate "C" then
      next := cur || pg_catalog.jsonb_build_object('deleted_at', at, 'updated_at', greatest((cur ->> 'updated_at')::timestamptz, at),
        'clocks', clk || pg_catalog.jsonb_build_object('deleted_at', c));
    else
      lost := pg_catalog.jsonb_build_object('deleted_at', pg_catalog.to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
    end if;
    return;
  end if;

  if cur ->> 'erased_at' is not null then raise exception 'the row was erased' using errcode = 'PT410'; end if;
  if op = 'patch' and (spec ->> 'is_append_only')::boolean then
    raise exception 'a row of % never changes', spec ->> 't' using errcode = '42501';
  end if;
  if coalesce(clk ->> 'deleted_at', '') collate "C" >= c collate "C" then
    if is_deleted then lost := f; return; end if;
  elsif is_deleted or op = 'put' then
    clk := clk || pg_catalog.jsonb_build_object('deleted_at', c);
  end if;
  next := cur || '{"deleted_at": null}';

  for field, v in select x.key, x.value from pg_catalog.jsonb_each(f - (spec ->> 'evidence')) x loop
    if spec -> 'sets' ? field then
      if op = 'put' and not is_over then
        next := next || pg_catalog.jsonb_build_object(field, v);
        elements := elements - field;
      else
        if op = 'put' then
          v := pg_catalog.jsonb_build_object('add', v, 'remove', '[]'::jsonb);
        elsif pg_catalog.jsonb_typeof(v) = 'array' then
          v := pg_catalog.jsonb_build_object('add', v, 'remove', (select coalesce(pg_catalog.jsonb_agg(e), '[]')
            from pg_catalog.jsonb_array_elements(next -> field) e where not v @> e));
        end if;
        part := private.merge_set(next -> field, coalesce(elements -> field, '{}'), coalesce(v -> 'add', '[]'), coalesce(v -> 'remove', '[]'), c);
        next := next || pg_catalog.jsonb_build_object(field, part.elements);
        if part.clocks <> '{}' then elements := elements || pg_catalog.jsonb_build_object(field, part.clocks); end if;
        if part.lost is not null then lost := coalesce(lost, '{}') || pg_catalog.jsonb_build_object(field, part.lost); end if;
        if v -> 'add' = '[]' and v -> 'remove' = '[]' then continue; end if;
      end if;
      if coalesce(clk ->> field, '') collate "C" < c collate "C" then clk := clk || pg_catalog.jsonb_build_object(field, c); end if;
      continue;
    end if;

    if is_over then
      if v = 'null' or v = spec -> 'defaults' -> field then continue; end if;
      if spec -> 'keeps_first' ? field and cur -> field <> 'null' then
        if not private.is_same_value(spec ->> 't', field, cur -> field, v) then
          lost := coalesce(lost, '{}') || pg_catalog.jsonb_build_object(field, v);
        end if;
        continue;
      end if;
    end if;
    if coalesce(clk ->> field, '') collate "C" < c collate "C" then
      next := next || pg_catalog.jsonb_build_object(field, v);
      clk := clk || pg_catalog.jsonb_build_object(field, c);
    elsif not private.is_same_value(spec ->> 't', field, next -> field, v) then
      lost := coalesce(lost, '{}') || pg_catalog.jsonb_build_object(field, v);
    end if;
  end loop;

  -- Evidence goes where its field went.
  if f ? (spec ->> 'evidence') then
    if op = 'put' and not is_over then next := next || pg_catalog.jsonb_build_object('evidence', '{}'::jsonb); end if;
    for field, v in select x.key, x.value from pg_catalog.jsonb_each(f -> 'evidence') x loop
      if clk ->> field is not distinct from c or not clk ? field then
        next := next || pg_catalog.jsonb_build_object('evidence',
          case when v = 'null' then (next -> 'evidence') - field
               else (next -> 'evidence') || pg_catalog.jsonb_build_object(field, v) end);
      elsif lost ? field then
        lost := lost || pg_catalog.jsonb_build_object('evidence', coalesce(lost -> 'evidence', '{}') || pg_catalog.jsonb_build_object(field, v));
      end if;
    end loop;
  end if;

  next := next || pg_catalog.jsonb_build_object('clocks', clk, 'element_clocks', elements);
  if next = cur then next := null; return; end if;
  next := next || pg_catalog.jsonb_build_object('updated_at', greatest((cur ->> 'updated_at')::timestamptz, at));
end $$;

-- Where rows went, for those of `ids` that went anywhere.
create function private.redirects_of(ws uuid, t text, ids uuid[]) returns table (from_id uuid, into_id uuid)
language sql stable security definer set search_path = '' as $$
  with recursive hop as (
    select r.from_id, r.into_id, 1 as n from private.sync_redirects r
      where r.workspace_id = redirects_of.ws and r.t = redirects_of.t and r.from_id = any (ids)
    union all
    select h.from_id, r.into_id, h.n + 1 from hop h join private.sync_redirects r
      on r.workspace_id = redirects_of.ws and r.t = redirects_of.t and r.from_id = h.into_id
      where h.n < 20
  )
  select distinct on (h.from_id) h.from_id, h.into_id from hop h order by h.from_id, h.n desc
$$;

create function private.redirect_row(ws uuid, t text, from_id uuid, into_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  insert into private.sync_redirects (workspace_id, t, from_id, into_id)
  select ws, redirect_row.t, redirect_row.from_id, redirect_row.into_id
  where ws = any (private.my_workspaces()) and redirect_row.from_id <> redirect_row.into_id
  on conflict do nothing
$$;

/* Two touchpoints turned out to be one message: the people are joined, what the first does not say is taken from the
   second, and the second is gone. If the first was deleted in the meantime its key goes to the second. */
create function private.join_touchpoints(ws uuid, key_id uuid, kept uuid, other uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  if kept = other then return; end if;
  if not exists (select from public.touchpoints k where k.workspace_id = ws and k.id = kept and k.deleted_at is null) then
    update public.touchpoint_keys k set touchpoint_id = other where k.workspace_id = ws and k.id = key_id;
    return;
  end if;
  update public.touchpoints k set
    prospect_ids = array(select distinct p from pg_catalog.unnest(k.prospect_ids || o.prospect_ids) p),
    deal_id = coalesce(k.deal_id, o.deal_id), subject = coalesce(k.subject, o.subject), snippet = coalesce(k.snippet, o.snippet),
    thread_key = coalesce(k.thread_key, o.thread_key), outcome = coalesce(k.outcome, o.outcome)
  from public.touchpoints o
  where k.workspace_id = ws and k.id = kept and o.workspace_id = ws and o.id = other;
  update public.touchpoints o set deleted_at = pg_catalog.now() where o.workspace_id = ws and o.id = other and o.deleted_at is null;
  update public.touchpoint_keys k set touchpoint_id = kept where k.workspace_id = ws and k.touchpoint_id = other;
  perform private.redirect_row(ws, 'touchpoints', other, kept);
end $$;

-- Changes of one table and workspace in the order of their numbers: rows are read once, merged in memory, written once.
create function private.apply_changes(ws uuid, t text, changes jsonb[]) returns jsonb[]
language plpgsql volatile security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  spec constant jsonb := private.synced_spec(t);
  pushed constant text[] := array(select k from pg_catalog.jsonb_array_elements_text(spec -> 'pushed') k);
  bad text;
  ids uuid[];
  rows jsonb[];
  is_new boolean[];
  is_changed boolean[];
  redirected_from uuid[];
  redirected_into uuid[];
  twin_of uuid[];
  twins uuid[];
  m jsonb;
  target uuid;
  i int;
  hops int;
  merged record;
  went_into boolean;
  fresh jsonb[];
  changed jsonb[];
  written_ids uuid[] := '{}'::uuid[];
  revs bigint[] := '{}'::bigint[];
  more_ids uuid[];
  more_revs bigint[];
  names text;
  verdicts jsonb[] := '{}'::jsonb[];
  targets uuid[] := '{}'::uuid[];
  joins jsonb[] := '{}'::jsonb[];
begin
  if spec is null then raise exception 'unknown table %', t using errcode = '42P01'; end if;
  select k into bad from pg_catalog.unnest(changes) x, pg_catalog.jsonb_object_keys((x -> 'f') - pushed) k limit 1;
  if spec -> 'fields' ? bad then raise exception '%.% is changed by its own function', t, bad using errcode = '42501'; end if;
  if bad is not null then raise exception 'unknown field %.%', t, bad using errcode = '42703'; end if;
  if (spec ->> 'is_made_by_function')::boolean and exists (select from pg_catalog.unnest(changes) x where x ->> 'op' <> 'patch') then
    raise exception 'rows of % come and go by functions of their own', t using errcode = '42501';
  end if;

  ids := array(select distinct (x ->> 'id')::uuid from pg_catalog.unnest(changes) x);
  select coalesce(pg_catalog.array_agg(r.from_id), '{}'), coalesce(pg_catalog.array_agg(r.into_id), '{}')
    into redirected_from, redirected_into from private.redirects_of(ws, t, ids) r;
  execute pg_catalog.format('select coalesce(pg_catalog.array_agg(r.id), ''{}''), coalesce(pg_catalog.array_agg(pg_catalog.to_jsonb(r)), ''{}'') from public.%I r where r.workspace_id = $1 and r.id = any ($2)', t)
    into ids, rows using ws, ids || redirected_into;
  if spec -> 'natural_key' <> 'null' then
    execute pg_catalog.format('select coalesce(pg_catalog.array_agg((x ->> ''id'')::uuid), ''{}''), coalesce(pg_catalog.array_agg(r.id), ''{}'')
      from pg_catalog.unnest($2) x, pg_catalog.jsonb_populate_record(null::public.%1$I, x -> ''f'') p, public.%1$I r
      where x ->> ''op'' = ''put'' and r.workspace_id = $1 and r.deleted_at is null and r.id <> (x ->> ''id'')::uuid and %2$s', t,
      (select pg_catalog.string_agg(pg_catalog.format('r.%1$I = p.%1$I', k), ' and ') from pg_catalog.jsonb_array_elements_text(spec -> 'natural_key') k))
      into twin_of, twins using ws, changes;
  end if;
  is_new := pg_catalog.array_fill(false, array[pg_catalog.cardinality(ids)]);
  is_changed := is_new;

  foreach m in array changes loop
    target := (m ->> 'id')::uuid;
    went_into := false;
    hops := 0;
    loop
      i := pg_catalog.array_position(ids, target);
      if i is null and hops > 0 then
        -- The row that it was merged into was not asked for.
        execute pg_catalog.format('select $1 || coalesce(pg_catalog.array_agg(r.id), ''{}''), $2 || coalesce(pg_catalog.array_agg(pg_catalog.to_jsonb(r)), ''{}'')
            from public.%I r where r.workspace_id = $3 and r.id = $4', t)
          into ids, rows using ids, rows, ws, target;
        i := pg_catalog.array_position(ids, target);
        if i is null then raise exception 'there is no such row' using errcode = 'PT404'; end if;
        is_new := pg_catalog.array_append(is_new, false);
        is_changed := pg_catalog.array_append(is_changed, false);
      end if;
      hops := hops + 1;
      if hops > 20 then raise exception 'rows are merged in a circle' using errcode = '23514'; end if;
      if target = any (redirected_from) then
        target := redirected_into[pg_catalog.array_position(redirected_from, target)];
      elsif i is null and target = any (twin_of) then
        perform private.redirect_row(ws, t, target, twins[pg_catalog.array_position(twin_of, target)]);
        target := twins[pg_catalog.array_position(twin_of, target)];
      elsif i is not null and rows[i] ->> 'merged_into' is not null and not (m ->> 'op' = 'patch' and m -> 'f' ? 'merged_into') then
        target := (rows[i] ->> 'merged_into')::uuid;
      else
        exit;
      end if;
      went_into := true;
    end loop;

    if went_into and m ->> 'op' = 'del' then
      -- Whoever deletes a row that was merged away does not mean the one that it went into.
      select null::jsonb as next, null::jsonb as lost into merged;
    else
      if went_into then
        m := pg_catalog.jsonb_set(m, '{f}', (m -> 'f') - 'merged_into');
        if i is null then raise exception 'there is no such row' using errcode = 'PT404'; end if;
      end if;
      merged := private.merge_change(spec, case when i is not null then rows[i] end, m);
      if t = 'touchpoint_keys' and m ->> 'op' = 'put' and i is not null and rows[i] ->> 'deleted_at' is null
        and rows[i] -> 'touchpoint_id' <> m -> 'f' -> 'touchpoint_id' then
        joins := pg_catalog.array_append(joins, pg_catalog.jsonb_build_object('key', target, 'kept', rows[i] -> 'touchpoint_id', 'other', m -> 'f' -> 'touchpoint_id'));
        went_into := true;
        merged.lost := nullif(merged.lost - 'touchpoint_id', '{}');
      end if;
      if merged.next is not null then
        if i is null then
          ids := pg_catalog.array_append(ids, target);
          rows := pg_catalog.array_append(rows, merged.next);
          is_new := pg_catalog.array_append(is_new, true);
          is_changed := pg_catalog.array_append(is_changed, false);
        else
          rows[i] := merged.next;
          is_changed[i] := not is_new[i];
        end if;
      end if;
    end if;
    targets := pg_catalog.array_append(targets, target);
    verdicts := pg_catalog.array_append(verdicts, pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('mid', m -> 'mid', 'seq', m -> 'seq',
      'status', case when went_into or merged.lost is not null then 'merged' else 'applied' end, 'into', case when went_into then target end))
      || case when merged.lost is null then '{}'::jsonb else pg_catalog.jsonb_build_object('lost', merged.lost) end);
  end loop;

  select pg_catalog.array_agg(u.r) filter (where u.n), pg_catalog.array_agg(u.r) filter (where u.c)
    into fresh, changed from rows from (pg_catalog.unnest(rows), pg_catalog.unnest(is_new), pg_catalog.unnest(is_changed)) u (r, n, c);
  select pg_catalog.string_agg(pg_catalog.quote_ident(k), ', ') into names from pg_catalog.unnest(pushed) k;
  if fresh is not null then
    execute pg_catalog.format('with w as (insert into public.%1$I (id, workspace_id, clocks, element_clocks, created_at, updated_at, deleted_at, %2$s)
      select id, workspace_id, clocks, element_clocks, created_at, updated_at, deleted_at, %2$s from pg_catalog.unnest($1) r, pg_catalog.jsonb_populate_record(null::public.%1$I, r)
      returning id, rev) select pg_catalog.array_agg(id), pg_catalog.array_agg(rev) from w', t, names)
      into written_ids, revs using fresh;
  end if;
  if changed is not null then
    names := 'clocks, element_clocks, updated_at' || case when (spec ->> 'is_made_by_function')::boolean then '' else ', deleted_at' end
      || case when (spec ->> 'is_append_only')::boolean then '' else coalesce(', ' || names, '') end;
    execute pg_catalog.format('with w as (update public.%1$I t set (%2$s) = row (%3$s) from pg_catalog.unnest($1) r, pg_catalog.jsonb_populate_record(null::public.%1$I, r) n
      where t.workspace_id = $2 and t.id = n.id returning t.id, t.rev) select pg_catalog.array_agg(id), pg_catalog.array_agg(rev) from w', t, names,
      'n.' || pg_catalog.replace(names, ', ', ', n.'))
      into more_ids, more_revs using changed, ws;
    -- A row that the policies hide from an update is passed over without an error.
    if coalesce(pg_catalog.cardinality(more_ids), 0) < pg_catalog.cardinality(changed) then
      raise exception 'this row of % is not yours to change', t using errcode = '42501';
    end if;
    written_ids := written_ids || more_ids;
    revs := revs || more_revs;
  end if;
  foreach m in array joins loop
    perform private.join_touchpoints(ws, (m ->> 'key')::uuid, (m ->> 'kept')::uuid, (m ->> 'other')::uuid);
  end loop;

  return array(select v.verdict || case when coalesce(w.rev, k.rev) is null then '{}'::jsonb
      else pg_catalog.jsonb_build_object('rev', coalesce(w.rev, k.rev)) end
    from rows from (pg_catalog.unnest(verdicts), pg_catalog.unnest(targets)) with ordinality v (verdict, target, n)
    left join rows from (pg_catalog.unnest(written_ids), pg_catalog.unnest(revs)) w (id, rev) on w.id = v.target
    left join (select u.id, (u.r ->> 'rev')::bigint as rev from rows from (pg_catalog.unnest(ids), pg_catalog.unnest(rows)) u (id, r)) k on k.id = v.target
    order by v.n);
end $$;

/* The changes all at once; where they fail, in halves, so that a change that cannot be applied costs few attempts and its
   neighbours nothing. What may succeed later, or is a fault of ours, fails the request. */
create function private.apply_or_reject(ws uuid, t text, changes jsonb[]) returns jsonb[]
language plpgsql volatile security invoker set search_path = '' as $$
declare
  n constant int := pg_catalog.cardinality(changes);
  state text;
  said text;
begin
  begin
    return private.apply_changes(ws, t, changes);
  exception when others then
    get stacked diagnostics state = returned_sqlstate, said = message_text;
    if state !~ '^(22|23|PT4)' and state not in ('42501', '42703', '42P01') then raise; end if;
    if n = 1 then
      return array[pg_catalog.jsonb_build_object('mid', changes[1] -> 'mid', 'seq', changes[1] -> 'seq', 'status', 'rejected', 'code', state,
        'message', said)];
    end if;
  end;
  return private.apply_or_reject(ws, t, changes[:n / 2]) || private.apply_or_reject(ws, t, changes[n / 2 + 1:]);
end $$;

create function private.read_ledger(mids uuid[]) returns jsonb[]
language sql stable security definer set search_path = '' as $$
  select coalesce(pg_catalog.array_agg(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('mid', l.mid, 'seq', l.seq, 'status', l.status, 'code', l.code,
      'message', l.message, 'into', l.into_id, 'rev', l.rev, 'dup', true))
    || case when l.lost is null then '{}'::jsonb else pg_catalog.jsonb_build_object('lost', l.lost) end), '{}')
  from private.sync_ledger l where l.user_id = (select auth.uid()) and l.mid = any (mids)
$$;

create function private.write_ledger(client uuid, changes jsonb[], verdicts jsonb[]) returns void
language sql volatile security definer set search_path = '' as $$
  insert into private.sync_ledger (user_id, mid, client_id, seq, workspace_id, t, row_id, status, code, message, lost, into_id, rev)
  select (select auth.uid()), (c ->> 'mid')::uuid, client, (c ->> 'seq')::bigint, (c ->> 'ws')::uuid, c ->> 't', (c ->> 'id')::uuid,
    v ->> 'status', v ->> 'code', v ->> 'message', v -> 'lost', (v ->> 'into')::uuid, (v ->> 'rev')::bigint
  from pg_catalog.unnest(changes) c join pg_catalog.unnest(verdicts) v on v ->> 'mid' = c ->> 'mid'
$$;

-- What a change must look like for anything to be said about it.
create function private.is_change(m jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(
    (m ->> 'mid') ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and (m ->> 'ws') ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    and (m ->> 'id') ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and (m ->> 'seq') ~ '^[0-9]{1,15}$' and m ->> 't' is not null
    and m ->> 'op' in ('put', 'patch', 'del') and pg_catalog.jsonb_typeof(m -> 'f') = 'object'
    and (m ->> 'clock') ~ '^[0-9]{13}:[0-9a-f]{4}:[0-9A-Za-z-]{1,64}$', false)
$$;

/* POST /rest/v1/rpc/sync_push {"p": {"client_id", "m": [{"mid", "seq", "ws", "t", "id", "op", "f", "clock"}]}}
   → {"results": [{"mid", "seq", "status", "code"?, "message"?, "into"?, "lost"?, "rev"?, "dup"?}], "now": ms}
   One verdict a change, in the order of `seq`. */
create function public.sync_push(p jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = '' set lock_timeout = '5s' set plan_cache_mode = force_custom_plan as $$
declare
  client constant uuid := (p ->> 'client_id')::uuid;
  mine constant uuid[] := private.my_workspaces();
  latest constant text collate "C" := private.max_clock();
  sent jsonb[];
  todo jsonb[];
  ws uuid;
  part record;
  done jsonb[];
  done_mids uuid[];
  verdicts jsonb[] := '{}'::jsonb[];
  refused jsonb[];
begin
  if (select auth.uid()) is null then raise exception 'not signed in' using errcode = '42501'; end if;
  if client is null or pg_catalog.jsonb_typeof(p -> 'm') is distinct from 'array' then
    raise exception 'malformed push' using errcode = '22P02';
  end if;
  -- The inner form is about as long as the text; only a large one is written out to be measured.
  if pg_catalog.jsonb_array_length(p -> 'm') > 500
    or pg_catalog.pg_column_size(p) > 1024 * 1024 and pg_catalog.octet_length(p::text) > 2 * 1024 * 1024 then
    raise exception 'at most 500 changes and 2 MiB at a time' using errcode = 'PT413';
  end if;

  select coalesce(pg_catalog.array_agg(m order by (m ->> 'seq')::bigint) filter (where is_sound), '{}'),
    coalesce(pg_catalog.array_agg(pg_catalog.jsonb_build_object('mid', m -> 'mid', 'seq', m -> 'seq', 'status', 'rejected', 'code', '22P02',
      'message', 'malformed change')) filter (where not is_sound), '{}')
    into sent, refused from (select x as m, private.is_change(x) as is_sound from pg_catalog.jsonb_array_elements(p -> 'm') x offset 0) e;
  if exists (select from pg_catalog.unnest(sent) m where (m ->> 'clock') collate "C" > latest) then
    raise exception 'clock too far ahead' using errcode = '22023', detail = private.now_ms()::text, hint = 'set the clock right and stamp the changes again';
  end if;
  if sent <> '{}' and not exists (select from pg_catalog.unnest(sent) m where (m ->> 'ws')::uuid = any (mine)) then
    raise exception 'not a member of this workspace' using errcode = '42501';
  end if;

  -- Before anything is read, and in one order for all, so that two pushes never wait for each other.
  for ws in select distinct (m ->> 'ws')::uuid as w from pg_catalog.unnest(sent) m where (m ->> 'ws')::uuid = any (mine) order by w loop
    perform private.lock_workspace(ws);
  end loop;

  done := private.read_ledger(array(select (m ->> 'mid')::uuid from pg_catalog.unnest(sent) m));
  done_mids := array(select (d ->> 'mid')::uuid from pg_catalog.unnest(done) d);
  select coalesce(pg_catalog.array_agg(m order by (m ->> 'seq')::bigint), '{}') into todo from (
    select distinct on ((x ->> 'mid')::uuid) x as m from pg_catalog.unnest(sent) x
    where (x ->> 'mid')::uuid <> all (done_mids)
    order by (x ->> 'mid')::uuid, (x ->> 'seq')::bigint) e;
  perform pg_catalog.set_config('pipeside.pushing', client::text, true);

  for part in
    select (m ->> 'ws')::uuid as ws, m ->> 't' as t, pg_catalog.array_agg(m order by (m ->> 'seq')::bigint) as changes
    from pg_catalog.unnest(todo) m left join private.synced_tables s on s.t = m ->> 't'
    group by 1, 2, s.rank order by 1, s.rank nulls last
  loop
    verdicts := verdicts || case when part.ws = any (mine) then private.apply_or_reject(part.ws, part.t, part.changes)
      else array(select pg_catalog.jsonb_build_object('mid', m -> 'mid', 'seq', m -> 'seq', 'status', 'rejected', 'code', '42501',
        'message', 'not a member of this workspace') from pg_catalog.unnest(part.changes) m) end;
    -- A touchpoint that was made here and then found to be another one says so itself.
    if part.t = 'touchpoint_keys' then
      verdicts := array(select case when r.into_id is null then v else v || pg_catalog.jsonb_build_object('status', 'merged', 'into', r.into_id) end
        from pg_catalog.unnest(verdicts) v
        left join (select x ->> 'mid' as mid, d.into_id
          from private.redirects_of(part.ws, 'touchpoints', array(select (x ->> 'id')::uuid from pg_catalog.unnest(todo) x where x ->> 't' = 'touchpoints')) d
          join pg_catalog.unnest(todo) x on x ->> 't' = 'touchpoints' and (x ->> 'id')::uuid = d.from_id and (x ->> 'ws')::uuid = part.ws) r
          on r.mid = v ->> 'mid' and v ->> 'status' = 'applied');
    end if;
  end loop;

  perform private.write_ledger(client, todo, verdicts);
  -- Only what is no change at all may lack a number.
  return pg_catalog.jsonb_build_object('now', private.now_ms(), 'results', (
    select coalesce(pg_catalog.jsonb_agg(v order by case when pg_catalog.jsonb_typeof(v -> 'seq') = 'number' then (v ->> 'seq')::numeric end), '[]')
    from pg_catalog.unnest(refused || done || verdicts) v));
end $$;

revoke execute on function public.sync_push(jsonb) from public, anon;
grant execute on function public.sync_push(jsonb) to authenticated;
grant execute on function private.synced_spec(text), private.is_same_value(text, text, jsonb, jsonb), private.merge_set(jsonb, jsonb, jsonb, jsonb, text),
  private.merge_change(jsonb, jsonb, jsonb), private.redirects_of(uuid, text, uuid[]), private.redirect_row(uuid, text, uuid, uuid),
  private.join_touchpoints(uuid, uuid, uuid, uuid), private.apply_changes(uuid, text, jsonb[]), private.apply_or_reject(uuid, text, jsonb[]),
  private.read_ledger(uuid[]), private.write_ledger(uuid, jsonb[], jsonb[]), private.is_change(jsonb) to authenticated;
