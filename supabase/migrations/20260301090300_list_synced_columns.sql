-- The one place that says what is synced and how. Pushing, pulling, stamping, erasing and the grants are driven by it: a
-- new column is a line here, not a new function.
create table private.synced_tables (
  t text primary key,
  -- Changes of a batch are applied in this order, what is referred to before what refers to it.
  rank int not null unique,
  -- Besides the rules of row-level security: a row is never changed but for its deletion; no push makes one.
  is_append_only boolean not null default false,
  is_made_by_function boolean not null default false,
  -- Columns that name a row besides its id. A new row that has the key of another one is merged into it.
  natural_key text[],
  -- Follows `merged_into`: a change to a row that was merged goes to the row that it was merged into.
  has_merged_into boolean not null default false,
  -- What a new row has in columns that it does not name. A put over a row that is there leaves such values alone.
  defaults jsonb not null default '{}'
);

create table private.synced_columns (
  t text not null references private.synced_tables,
  name text not null,
  position int not null,
  -- value: the latest clock wins · set: elements are added and removed · evidence: a map by field, clocked with its field
  merge text not null default 'value' check (merge in ('value', 'set', 'evidence')),
  -- How it travels: money as text, times as ISO text in UTC.
  kind text not null check (kind in ('plain', 'amount', 'instant')),
  -- Clients read all columns; those that are not pushed change through functions only.
  is_pushed boolean not null default true,
  -- Of two reps who make the same row the first keeps it.
  keeps_first boolean not null default false,
  -- What an erased row has here; null where the column is left as it is.
  erased_as jsonb,
  primary key (t, name)
);

insert into private.synced_tables (t, rank, is_append_only, natural_key) values
  ('workspaces', 1, false, null),
  ('members', 2, false, null),
  ('invitations', 3, false, null),
  ('companies', 4, false, null),
  ('prospects', 5, false, null),
  ('stages', 6, false, null),
  ('deals', 7, false, null),
  ('stage_changes', 8, true, null),
  ('stakeholders', 9, false, '{deal_id,prospect_id}'),
  ('notes', 10, false, null),
  ('touchpoints', 11, false, null),
  ('touchpoint_keys', 12, false, '{key}'),
  ('tasks', 13, false, null),
  ('templates', 14, false, null),
  ('cadences', 15, false, null),
  ('enrolments', 16, false, null),
  ('signals', 17, false, null),
  ('dismissals', 18, false, null),
  ('settings', 19, false, '{key}'),
  ('rep_settings', 20, false, '{rep_id,key}'),
  ('scorecards', 21, false, null),
  ('facts', 22, true, null),
  ('suppressions', 23, false, '{hash}');

-- The columns that every synced row has. They are the protocol's, not fields.
create function private.own_columns() returns text[]
language sql immutable parallel safe set search_path = '' as $$
  select array['id', 'workspace_id', 'rev', 'clocks', 'element_clocks', 'created_at', 'updated_at', 'updated_by', 'deleted_at',
    'erased_at', 'floor_rev']
$$;

-- Everything else is a field. What cannot be read off the catalogue is put right below.
insert into private.synced_columns (t, name, position, merge, kind, erased_as)
select s.t, a.attname, a.attnum,
  case when a.attndims > 0 or y.typelem <> 0 and y.typcategory = 'A' then 'set'
       when a.attname = 'evidence' and y.typname = 'jsonb' then 'evidence' else 'value' end,
  case y.typname when 'numeric' then 'amount' when 'timestamptz' then 'instant' else 'plain' end,
  case when not a.attnotnull then 'null'::jsonb
       when y.typcategory = 'A' then '[]'::jsonb
       when y.typname = 'jsonb' then '{}'::jsonb
       when y.typname = 'text' and a.attname in ('full_name', 'name', 'title', 'body') then '""'::jsonb end
from private.synced_tables s
join pg_catalog.pg_attribute a on a.attrelid = ('public.' || s.t)::regclass and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type y on y.oid = a.atttypid
where a.attname <> all (private.own_columns());

update private.synced_columns set erased_as = '[]' where t = 'cadences' and name = 'steps';
update private.synced_columns set keeps_first = true where name = 'owner_id' or (t = 'touchpoint_keys' and name = 'touchpoint_id');
update private.synced_columns set is_pushed = false
  where t = 'invitations' or (t = 'members' and name in ('rep_id', 'role'));

update private.synced_tables s set
  is_made_by_function = s.t in ('workspaces', 'members', 'invitations'),
  has_merged_into = exists (select from private.synced_columns c where c.t = s.t and c.name = 'merged_into'),
  defaults = coalesce((
    select jsonb_object_agg(c.name, case c.merge when 'set' then '[]'::jsonb when 'evidence' then '{}'::jsonb
      else case c.t || '.' || c.name
        when 'prospects.status' then '"new"'::jsonb
        when 'prospects.do_not_contact' then 'false'::jsonb
        when 'deals.billing' then '"one_off"'::jsonb
        when 'deals.outcome' then '"open"'::jsonb
        when 'stakeholders.stance' then '"unknown"'::jsonb
        when 'stakeholders.influence' then '"unknown"'::jsonb
        when 'notes.pinned' then 'false'::jsonb
        when 'cadences.steps' then '[]'::jsonb
        else 'null'::jsonb end end)
    from private.synced_columns c where c.t = s.t), '{}');

revoke all on private.synced_tables, private.synced_columns from public;
grant select on private.synced_tables, private.synced_columns to authenticated, service_role;
grant execute on function private.own_columns() to authenticated, service_role;

-- Where a row went that was merged without a column of its own for it (`merged_into`).
create table private.sync_redirects (
  workspace_id uuid not null references public.workspaces on delete cascade,
  t text not null,
  from_id uuid not null,
  into_id uuid not null,
  primary key (workspace_id, t, from_id)
);

-- One line a change that was ever pushed, written in the transaction of its effect: pushing it again gives the same verdict.
create table private.sync_ledger (
  user_id uuid not null,
  mid uuid not null,
  client_id uuid not null,
  seq bigint not null,
  workspace_id uuid not null,
  t text not null,
  row_id uuid not null,
  status text not null check (status in ('applied', 'merged', 'rejected')),
  code text,
  message text,
  lost jsonb,
  into_id uuid,
  rev bigint,
  at timestamptz not null default now(),
  primary key (user_id, mid),
  constraint sync_ledger_client_seq_key unique (user_id, client_id, seq)
);
create index sync_ledger_at_idx on private.sync_ledger (at);
create index sync_ledger_row_idx on private.sync_ledger (workspace_id, row_id);
