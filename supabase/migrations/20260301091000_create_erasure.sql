/* Erasing for good: the values go at once, also those that lie in wait in the ledger; what stays is that there was a row,
   so that every device forgets it and nothing brings it back. A manager's or an owner's to do. */

create function private.erase_rows(ws uuid, t text, ids uuid[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare blank text;
begin
  select coalesce(pg_catalog.string_agg(pg_catalog.format('%1$I = (pg_catalog.jsonb_populate_record(null::public.%2$I, %3$L)).%1$I, ', c.name, c.t,
    pg_catalog.jsonb_build_object(c.name, c.erased_as)), ''), '') into blank
    from private.synced_columns c where c.t = erase_rows.t and c.erased_as is not null;
  execute pg_catalog.format('update public.%I r set %sdeleted_at = coalesce(r.deleted_at, pg_catalog.now()), erased_at = pg_catalog.now()
    where r.workspace_id = $1 and r.id = any ($2) and r.erased_at is null', t, blank) using ws, ids;
  -- A refusal may name the value that it refused.
  update private.sync_ledger l set lost = null, message = null where l.workspace_id = ws and l.row_id = any (ids);
end $$;

create function private.erase_prospects(ws uuid, ids uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  people uuid[];
  found uuid[];
  part record;
  counts jsonb := '{}'::jsonb;
begin
  perform private.lock_workspace(ws);
  if ws is null or not ws = any (private.managed_workspaces()) then
    raise exception 'only a manager or an owner may erase' using errcode = '42501';
  end if;
  -- Rows that were merged into one of them are the same person.
  with recursive same as (
    select p.id from public.prospects p where p.workspace_id = ws and p.id = any (ids)
    union select p.id from same s join public.prospects p on p.workspace_id = ws and p.merged_into = s.id
  ) select coalesce(pg_catalog.array_agg(s.id), '{}') into people from same s;

  -- A message to others as well stays theirs.
  select coalesce(pg_catalog.array_agg(t.id), '{}') into found from public.touchpoints t
    where t.workspace_id = ws and t.prospect_ids && people and t.prospect_ids <@ people;
  perform private.erase_rows(ws, 'touchpoints', found);
  update public.touchpoints t set prospect_ids = array(select p from pg_catalog.unnest(t.prospect_ids) p where p <> all (people))
    where t.workspace_id = ws and t.prospect_ids && people and t.erased_at is null;
  counts := counts || pg_catalog.jsonb_build_object('touchpoints', pg_catalog.cardinality(found));

  for part in select * from (values ('stakeholders', 'prospect_id'), ('tasks', 'prospect_id'), ('enrolments', 'prospect_id'), ('signals', 'prospect_id'),
    ('facts', 'entity_id'), ('notes', 'about_id'), ('dismissals', 'about_id')) as v (t, refers) loop
    execute pg_catalog.format('select coalesce(pg_catalog.array_agg(r.id), ''{}'') from public.%I r where r.workspace_id = $1 and r.%I = any ($2) and r.erased_at is null', part.t, part.refers)
      into found using ws, people;
    if part.t = 'stakeholders' then
      perform private.erase_rows(ws, 'notes', (select coalesce(pg_catalog.array_agg(n.id), '{}') from public.notes n where n.workspace_id = ws and n.about_id = any (found)));
    end if;
    perform private.erase_rows(ws, part.t, found);
    counts := counts || pg_catalog.jsonb_build_object(part.t, pg_catalog.cardinality(found));
  end loop;
  perform private.erase_rows(ws, 'prospects', people);
  return counts || pg_catalog.jsonb_build_object('prospects', pg_catalog.cardinality(people));
end $$;

create function public.erase_prospects(ws uuid, ids uuid[]) returns jsonb
language sql volatile security invoker set search_path = '' as $$ select private.erase_prospects(ws, ids) $$;

revoke execute on function public.erase_prospects(uuid, uuid[]) from public, anon;
grant execute on function public.erase_prospects(uuid, uuid[]), private.erase_prospects(uuid, uuid[]) to authenticated;

/* What no client needs any more, run daily by an administrator (`select private.prune_history()`, or pg_cron): verdicts, and
   tombstones up to the version that the workspace then names as its floor. Whoever was away for longer starts afresh. A
   tombstone that a row still refers to stays, and so does what was erased, or it could come back. */
create function private.prune_history(keep interval default '90 days') returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  ws uuid;
  tbl text;
  unused text;
  n bigint;
  verdicts bigint;
  tombstones bigint := 0;
begin
  delete from private.sync_ledger l where l.at < pg_catalog.now() - keep;
  get diagnostics verdicts = row_count;
  for ws in select w.id from public.workspaces w order by w.id loop
    perform private.lock_workspace(ws);
    -- What refers goes before what is referred to.
    for tbl in select s.t from private.synced_tables s where s.t not in ('workspaces', 'members') order by s.rank desc loop
      select coalesce(pg_catalog.string_agg(pg_catalog.format('and not exists (select from %s c where c.workspace_id = r.workspace_id and c.%I = r.id) ',
        k.conrelid::regclass, a.attname), ''), '') into unused
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
        where k.contype = 'f' and k.confrelid = pg_catalog.format('public.%I', tbl)::regclass;
      execute pg_catalog.format('with gone as (delete from public.%I r where r.workspace_id = $1 and r.deleted_at < pg_catalog.now() - $2
          and r.erased_at is null %s returning r.rev)
        , floor as (update public.workspaces w set floor_rev = greatest(w.floor_rev, (select pg_catalog.max(g.rev) from gone g))
          where w.id = $1 and exists (select from gone))
        select pg_catalog.count(*) from gone', tbl, unused) into n using ws, keep;
      tombstones := tombstones + n;
    end loop;
  end loop;
  return pg_catalog.jsonb_build_object('verdicts', verdicts, 'tombstones', tombstones);
end $$;
