-- The tenancy. Everything else hangs below a workspace, and its key begins with the workspace's: rows of two teams never
-- meet, not even in a unique index, and a reference cannot leave the workspace.
--
-- Each synced table has the same columns besides its own:
--   rev             version, drawn by a trigger under the workspace's lock; the cursor of `sync_pull`
--   clocks          field → clock of its last change; `deleted_at` is a field like any other
--   element_clocks  field → element → clock, for the sets; the server's own
--   erased_at       the values are gone for good and nothing brings them back; the server's own

create table public.workspaces (
  id uuid primary key,
  workspace_id uuid not null generated always as (id) stored,
  name text not null check (char_length(name) <= 120),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null check (char_length(time_zone) <= 60),
  -- Tombstones up to this version are gone: a client that was last here before starts afresh.
  floor_rev bigint not null default 0,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz
);

-- A member who was removed stays as a tombstone, so that what they did keeps its name.
create table public.members (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  rep_id uuid not null,
  name text not null check (char_length(name) <= 120),
  role text not null check (role in ('owner', 'manager', 'rep')),
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, rep_id)
);
create index members_rep_idx on public.members (rep_id, workspace_id) where deleted_at is null;
create index members_rev_idx on public.members (workspace_id, rev);

create table public.invitations (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  -- SHA-256 of the code in hex. The code itself is told once, to the owner who made it.
  code text not null unique check (code ~ '^[0-9a-f]{64}$'),
  role text not null check (role in ('owner', 'manager', 'rep')),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id)
);
create index invitations_rev_idx on public.invitations (workspace_id, rev);
create index workspaces_rev_idx on public.workspaces (workspace_id, rev);
