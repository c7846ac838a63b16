/* Who may do what. A member reads everything in the workspace. A rep writes the pipeline and what is their own, a manager
   also what is set for all, an owner also the workspace. Nobody deletes: deleting is a change like any other, erasing is a
   function. Who is a member is looked up, never read from a token, which lags behind. */

create function private.my_workspaces() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(pg_catalog.array_agg(m.workspace_id), '{}') from public.members m
  where m.rep_id = (select auth.uid()) and m.deleted_at is null
$$;

create function private.managed_workspaces() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(pg_catalog.array_agg(m.workspace_id), '{}') from public.members m
  where m.rep_id = (select auth.uid()) and m.deleted_at is null and m.role in ('manager', 'owner')
$$;

create function private.owned_workspaces() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(pg_catalog.array_agg(m.workspace_id), '{}') from public.members m
  where m.rep_id = (select auth.uid()) and m.deleted_at is null and m.role = 'owner'
$$;

grant execute on function private.my_workspaces(), private.managed_workspaces(), private.owned_workspaces() to authenticated;

do $$
declare
  tbl text;
  columns text;
  mine constant text := 'workspace_id = any ((select private.my_workspaces())::uuid[])';
  managed constant text := 'workspace_id = any ((select private.managed_workspaces())::uuid[])';
  owned constant text := 'workspace_id = any ((select private.owned_workspaces())::uuid[])';
  me constant text := '(select auth.uid())';
  written_by_reps constant text[] := array['companies', 'stakeholders', 'notes', 'touchpoints', 'touchpoint_keys',
    'stage_changes', 'enrolments', 'signals', 'dismissals', 'facts'];
  written_by_managers constant text[] := array['stages', 'templates', 'cadences', 'settings', 'scorecards'];
begin
  for tbl in select s.t from private.synced_tables s loop
    execute format('revoke all on public.%I from anon, authenticated', tbl);
    execute format('alter table public.%I enable row level security', tbl);
    execute format('grant select on public.%I to authenticated', tbl);
    execute format('create policy "Members read what is in their workspace" on public.%I for select to authenticated using (%s)', tbl, mine);

    -- `rev`, `updated_by` and `erased_at` are written by triggers and functions alone.
    select string_agg(quote_ident(c.name), ', ') into columns from private.synced_columns c where c.t = tbl and c.is_pushed;
    if columns is null then continue; end if;
    if not (select s.is_made_by_function from private.synced_tables s where s.t = tbl) then
      execute format('grant insert (id, workspace_id, clocks, element_clocks, created_at, updated_at, deleted_at, %s) on public.%I to authenticated', columns, tbl);
      columns := columns || ', deleted_at';
    end if;
    if (select s.is_append_only from private.synced_tables s where s.t = tbl) then columns := 'deleted_at'; end if;
    execute format('grant update (clocks, element_clocks, updated_at, %s) on public.%I to authenticated', columns, tbl);
  end loop;

  foreach tbl in array written_by_reps loop
    execute format('create policy "Members add to their workspace" on public.%I for insert to authenticated with check (%s)', tbl, mine);
    execute format('create policy "Members change what is in their workspace" on public.%I for update to authenticated using (%s) with check (%s)', tbl, mine, mine);
  end loop;

  foreach tbl in array written_by_managers loop
    execute format('create policy "Managers add to their workspace" on public.%I for insert to authenticated with check (%s)', tbl, managed);
    execute format('create policy "Managers change what is in their workspace" on public.%I for update to authenticated using (%s) with check (%s)', tbl, managed, managed);
  end loop;

  -- Everybody works on prospects and deals; whose they are is a manager's word, or one's own for what is nobody's.
  foreach tbl in array array['prospects', 'deals'] loop
    execute format('create policy "Members add what is their own or nobody''s, managers anything" on public.%I for insert to authenticated with check (%s and (owner_id is null or owner_id = %s or %s))', tbl, mine, me, managed);
    execute format('create policy "Members change what is in their workspace" on public.%I for update to authenticated using (%s) with check (%s)', tbl, mine, mine);
  end loop;

  execute format('create policy "Members add tasks of their own or nobody''s, managers any" on public.tasks for insert to authenticated with check (%s and (owner_id is null or owner_id = %s or %s))', mine, me, managed);
  execute format('create policy "Members change tasks of their own or nobody''s, managers any" on public.tasks for update to authenticated using (%1$s and (owner_id is null or owner_id = %2$s or %3$s)) with check (%1$s and (owner_id is null or owner_id = %2$s or %3$s))', mine, me, managed);

  execute format('create policy "Members add settings of their own" on public.rep_settings for insert to authenticated with check (%s and rep_id = %s)', mine, me);
  execute format('create policy "Members change settings of their own" on public.rep_settings for update to authenticated using (%1$s and rep_id = %2$s) with check (%1$s and rep_id = %2$s)', mine, me);

  -- Whoever hears an objection writes it down; only a manager takes it back.
  execute format('create policy "Members record objections" on public.suppressions for insert to authenticated with check (%s)', mine);
  execute format('create policy "Managers change objections" on public.suppressions for update to authenticated using (%1$s) with check (%1$s)', managed);

  execute format('create policy "Members name themselves, owners anybody" on public.members for update to authenticated using (%1$s and (rep_id = %2$s or %3$s)) with check (%1$s and (rep_id = %2$s or %3$s))', mine, me, owned);
  execute format('create policy "Owners change their workspace" on public.workspaces for update to authenticated using (%1$s) with check (%1$s)', owned);
end $$;

-- A rep takes what is nobody's and gives back what is theirs; anything else about owners is a manager's.
create function private.guard_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
declare me constant uuid := (select auth.uid());
begin
  if me is null or new.workspace_id = any (private.managed_workspaces()) then return new; end if;
  if coalesce(old.owner_id, me) = me and coalesce(new.owner_id, me) = me then return new; end if;
  raise exception 'only a manager changes the owner' using errcode = '42501';
end $$;

create trigger guard_owner before update on public.prospects for each row
  when (old.owner_id is distinct from new.owner_id) execute function private.guard_owner();
create trigger guard_owner before update on public.deals for each row
  when (old.owner_id is distinct from new.owner_id) execute function private.guard_owner();
