/* A hint to members who have a page open: something in the workspace is new, pull. It says neither what nor whose, and
   nothing depends on its arrival. Once a transaction and workspace, however many statements it has. */
create function private.announce_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  ws uuid;
  told text;
begin
  for ws in select distinct n.workspace_id from new_rows n loop
    told := coalesce(pg_catalog.current_setting('pipeside.announced', true), '');
    if pg_catalog.strpos(told, ws::text) > 0 then continue; end if;
    perform pg_catalog.set_config('pipeside.announced', told || ' ' || ws::text, true);
    perform realtime.send(pg_catalog.jsonb_build_object('workspace_id', ws), 'changed', 'workspace:' || ws::text, true);
  end loop;
  return null;
end $$;

do $$
declare t text;
begin
  for t in select s.t from private.synced_tables s order by s.rank loop
    execute format('create trigger announce_insert after insert on public.%I referencing new table as new_rows for each statement execute function private.announce_changes()', t);
    execute format('create trigger announce_update after update on public.%I referencing new table as new_rows for each statement execute function private.announce_changes()', t);
  end loop;
end $$;

create policy "Members hear that their workspace changed" on realtime.messages for select to authenticated
  using (extension = 'broadcast' and (select realtime.topic()) = any (
    select 'workspace:' || w::text from unnest((select private.my_workspaces())::uuid[]) w));
