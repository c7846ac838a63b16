/* A policy says who reads a row, not how it is found. As a condition on `workspace_id` beside the query's own, the planner took both for
   independent, expected a thousandth of a large workspace, and read all of it to find the 500 rows of a push. Wrapped up it is an
   expression like any other: a query is planned by the workspace that it names, and each of its rows is looked at. */
do $$
declare
  p record;
  bare constant text := '\(workspace_id = ANY \(\( SELECT private\.(my|managed|owned)_workspaces\(\) AS \1_workspaces\)::uuid\[\]\)\)';
  wrapped constant text := 'coalesce(workspace_id = any ((select private.\1_workspaces())::uuid[]), false)';
begin
  for p in select y.polname, y.polrelid::regclass as tbl, pg_get_expr(y.polqual, y.polrelid) as q, pg_get_expr(y.polwithcheck, y.polrelid) as c
    from pg_policy y join pg_class k on k.oid = y.polrelid where k.relnamespace = 'public'::regnamespace and y.polqual is not null
  loop
    execute format('alter policy %I on %s using (%s) %s', p.polname, p.tbl, regexp_replace(p.q, bare, wrapped, 'g'),
      case when p.c is null then '' else format('with check (%s)', p.c) end);
  end loop;
  if exists (select from pg_policies y where y.schemaname = 'public' and y.qual !~ '^\(*COALESCE\(\(workspace_id = ANY') then
    raise exception 'a policy is not as this migration expects it';
  end if;
end $$;

-- The versions of live rows are read off the index alone: a checksum looks at every row.
do $$
declare t text;
begin
  for t in select s.t from private.synced_tables s order by s.rank loop
    execute format('drop index public.%I', t || '_rev_idx');
    execute format('create index %I on public.%I (workspace_id, rev) include (deleted_at)', t || '_rev_idx', t);
  end loop;
end $$;
