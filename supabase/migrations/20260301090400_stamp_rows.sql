/* Every write to a synced row, by whatever way it comes (sync, SQL editor, service key), gets its version under the
   workspace's lock, and a clock for each field that it changed. A push brings its own clocks; for everything else the
   server's clock is put in, later than any that the field has. */
create function private.stamp_row() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  was jsonb;
  now_is jsonb;
  field text;
  stamp text;
  element text;
  old_elements jsonb;
  new_elements jsonb;
  is_new constant boolean := tg_op = 'INSERT';
  -- The generated `workspace_id` of a workspace is not there yet before the row is.
  is_workspace constant boolean := tg_table_name = 'workspaces';
  ws constant uuid := case when is_workspace then new.id else new.workspace_id end;
  brings_clocks constant boolean := case when is_new then new.clocks <> '{}' else new.clocks <> old.clocks or new.element_clocks <> old.element_clocks end;
begin
  if not is_new and ws <> (case when is_workspace then old.id else old.workspace_id end) then
    raise exception 'a row stays in its workspace' using errcode = '42501';
  end if;
  if not is_new and old.erased_at is not null then
    raise exception 'the row was erased' using errcode = 'PT410';
  end if;
  -- As `private.lock_workspace`, without the cost of another call a row.
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(ws::text, 4242));
  new.rev := pg_catalog.nextval('private.rev_seq');
  new.updated_by := auth.uid();

  if new.erased_at is not null then
    new.clocks := '{}';
    new.element_clocks := '{}';
    new.updated_at := pg_catalog.clock_timestamp();
    return new;
  end if;
  if brings_clocks then
    new.updated_at := least(new.updated_at, pg_catalog.clock_timestamp());
    -- A push has looked at its clocks.
    if coalesce(pg_catalog.current_setting('pipeside.pushing', true), '') = ''
      and greatest(private.latest_clock(new.clocks) collate "C", (select pg_catalog.max(private.latest_clock(e.value) collate "C")
        from pg_catalog.jsonb_each(new.element_clocks) e)) > private.max_clock() collate "C" then
      raise exception 'clock too far ahead' using errcode = '22023';
    end if;
    return new;
  end if;

  new.updated_at := pg_catalog.clock_timestamp();
  was := case when is_new then '{}'::jsonb else pg_catalog.to_jsonb(old) end;
  now_is := pg_catalog.to_jsonb(new);
  stamp := pg_catalog.lpad(greatest(private.now_ms(), private.clock_ms(nullif(private.latest_clock(new.clocks), '')) + 1)::text, 13, '0')
    || ':0000:server';
  for field in
    select c.name from private.synced_columns c where c.t = tg_table_name
      and (is_new or was -> c.name is distinct from now_is -> c.name)
    union all select 'deleted_at' where is_new or was -> 'deleted_at' is distinct from now_is -> 'deleted_at'
  loop
    new.clocks := new.clocks || pg_catalog.jsonb_build_object(field, stamp);
    if is_new or pg_catalog.jsonb_typeof(now_is -> field) <> 'array' then continue; end if;
    old_elements := coalesce(was -> field, '[]');
    new_elements := now_is -> field;
    if not exists (select from private.synced_columns c where c.t = tg_table_name and c.name = field and c.merge = 'set') then
      continue;
    end if;
    for element in
      (select e from pg_catalog.jsonb_array_elements_text(old_elements) e except select e from pg_catalog.jsonb_array_elements_text(new_elements) e)
      union all
      (select e from pg_catalog.jsonb_array_elements_text(new_elements) e except select e from pg_catalog.jsonb_array_elements_text(old_elements) e)
    loop
      new.element_clocks := new.element_clocks || pg_catalog.jsonb_build_object(field,
        coalesce(new.element_clocks -> field, '{}') || pg_catalog.jsonb_build_object(element, stamp));
    end loop;
  end loop;
  return new;
end $$;

-- Each table has its trigger of the same name.
do $$
declare t text;
begin
  for t in select s.t from private.synced_tables s order by s.rank loop
    execute format('create trigger stamp_row before insert or update on public.%I for each row execute function private.stamp_row()', t);
  end loop;
end $$;
