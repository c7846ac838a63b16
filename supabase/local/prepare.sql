-- What a Supabase project has before its first migration, as far as Pipeside and the advisors look at it.
-- Run once, by a superuser, in one transaction. None of it belongs into a migration: a real project brings its own.

-- Roles ---------------------------------------------------------------------------------------------------------------

do $$
declare
  role_row record;
begin
  for role_row in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', $s$login noinherit password 'postgres'$s$),
      ('dashboard_user', 'nologin createdb createrole replication'),
      ('supabase_auth_admin', $s$login noinherit createrole password 'postgres'$s$),
      ('supabase_realtime_admin', 'nologin noinherit'),
      ('supabase_storage_admin', 'nologin noinherit createrole'),
      ('postgres', $s$login createdb createrole replication bypassrls password 'postgres'$s$)
    ) as wanted (name, options)
  loop
    if not exists (select from pg_roles where rolname = role_row.name) then
      execute format('create role %I with %s', role_row.name, role_row.options);
    end if;
  end loop;
end $$;

grant anon, authenticated, service_role to authenticator;
do $$
begin
  if (select not rolsuper from pg_roles where rolname = 'postgres') then
    grant anon, authenticated, service_role to postgres with admin option;
    grant authenticator, supabase_realtime_admin, pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
  end if;
end $$;

-- As hosted projects have it: a request of a signed-in rep may take 8 s.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';

do $$
begin
  execute format('alter database %I set search_path to "$user", public, extensions', current_database());
  execute format('grant all on database %I to postgres', current_database());
end $$;

-- Schemas -------------------------------------------------------------------------------------------------------------

create schema if not exists extensions;
alter schema extensions owner to postgres;
grant usage on schema extensions to anon, authenticated, service_role, dashboard_user, supabase_auth_admin;
grant all on schema extensions to postgres;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

-- The advisors ask for these.
create schema if not exists graphql;
create schema if not exists graphql_public;
create schema if not exists storage authorization supabase_storage_admin;
create schema if not exists vault;
grant usage on schema graphql, graphql_public, storage to postgres, anon, authenticated, service_role;

alter schema public owner to pg_database_owner;
grant all on schema public to postgres;
grant usage on schema public to postgres, anon, authenticated, service_role;

-- The default that makes row-level security the only guard: every new table and function is open to the API's roles.
alter default privileges for role postgres in schema public grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to postgres, anon, authenticated, service_role;

-- auth: what GoTrue's tables look like to SQL, and to the gateway ---------------------------------------------------------

create schema if not exists auth authorization supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role, dashboard_user, postgres;

create table auth.users (
  instance_id uuid,
  id uuid primary key,
  aud varchar(255),
  role varchar(255),
  email varchar(255),
  encrypted_password varchar(255),
  email_confirmed_at timestamptz,
  invited_at timestamptz,
  confirmation_token varchar(255),
  confirmation_sent_at timestamptz,
  recovery_token varchar(255),
  recovery_sent_at timestamptz,
  email_change_token_new varchar(255),
  email_change varchar(255) default '',
  email_change_sent_at timestamptz,
  last_sign_in_at timestamptz,
  raw_app_meta_data jsonb,
  raw_user_meta_data jsonb,
  is_super_admin boolean,
  created_at timestamptz,
  updated_at timestamptz,
  phone text unique default null,
  phone_confirmed_at timestamptz,
  phone_change text default '',
  phone_change_token varchar(255) default '',
  phone_change_sent_at timestamptz,
  confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
  email_change_token_current varchar(255) default '',
  email_change_confirm_status smallint default 0,
  banned_until timestamptz,
  reauthentication_token varchar(255) default '',
  reauthentication_sent_at timestamptz,
  is_sso_user boolean not null default false,
  deleted_at timestamptz,
  is_anonymous boolean not null default false
);
create unique index users_email_partial_key on auth.users (email) where not is_sso_user;

create table auth.identities (
  id uuid primary key default gen_random_uuid(),
  provider_id text not null,
  user_id uuid not null references auth.users on delete cascade,
  identity_data jsonb not null,
  provider text not null,
  last_sign_in_at timestamptz,
  created_at timestamptz,
  updated_at timestamptz,
  email text generated always as (lower(identity_data ->> 'email')) stored,
  unique (provider_id, provider)
);
create index identities_user_id_idx on auth.identities (user_id);

create table auth.sessions (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  created_at timestamptz,
  updated_at timestamptz,
  factor_id uuid,
  aal text,
  not_after timestamptz,
  refreshed_at timestamp,
  user_agent text,
  ip inet,
  tag text,
  -- GoTrue has these in a table of their own.
  amr jsonb not null default '[]'
);
create index sessions_user_id_idx on auth.sessions (user_id);

create table auth.refresh_tokens (
  instance_id uuid,
  id bigint generated by default as identity primary key,
  token varchar(255) unique,
  user_id varchar(255),
  revoked boolean,
  created_at timestamptz,
  updated_at timestamptz,
  parent varchar(255),
  session_id uuid references auth.sessions on delete cascade
);
create index refresh_tokens_session_id_idx on auth.refresh_tokens (session_id, revoked);
create index refresh_tokens_parent_idx on auth.refresh_tokens (parent);

create table auth.one_time_tokens (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  token_type text not null,
  token_hash text not null check (char_length(token_hash) > 0),
  relates_to text not null,
  created_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  unique (user_id, token_type)
);

alter table auth.users enable row level security;
alter table auth.identities enable row level security;
alter table auth.sessions enable row level security;
alter table auth.refresh_tokens enable row level security;
alter table auth.one_time_tokens enable row level security;

create function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;
create function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;
create function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;
create function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

-- realtime: broadcasts are rows, who may hear them is a policy ------------------------------------------------------------

create schema if not exists realtime;
grant usage on schema realtime to postgres, anon, authenticated, service_role;
grant all on schema realtime to supabase_realtime_admin;

create table realtime.messages (
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp not null default now(),
  inserted_at timestamp not null default now(),
  id uuid not null default gen_random_uuid(),
  primary key (id, inserted_at)
) partition by range (inserted_at);
-- Realtime makes a partition a day and drops the old ones; here one holds all, and the gateway empties it.
create table realtime.messages_all partition of realtime.messages default;
alter table realtime.messages enable row level security;
alter table realtime.messages_all enable row level security;
grant select, insert, update on realtime.messages to postgres, anon, authenticated, service_role;
alter table realtime.messages owner to supabase_realtime_admin;
alter table realtime.messages_all owner to supabase_realtime_admin;

create function realtime.topic() returns text language sql stable as $$
  select nullif(current_setting('realtime.topic', true), '')::text
$$;

-- Runs as its caller: a broadcast needs the right to insert, or a definer function around it.
create function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql as $$
declare
  message_id uuid := gen_random_uuid();
begin
  begin
    execute format('set local realtime.topic to %L', topic);
    insert into realtime.messages (id, payload, event, topic, private, extension)
    values (
      message_id,
      case when payload ? 'id' then payload else jsonb_set(payload, '{id}', to_jsonb(message_id)) end,
      event, topic, private, 'broadcast'
    );
  exception when others then
    raise warning 'ErrorSendingBroadcastMessage: %', sqlerrm;
  end;
end $$;
alter function realtime.topic() owner to supabase_realtime_admin;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;

-- Realtime reads the write-ahead log; a notice at commit tells the gateway the same, in the same order.
create function realtime.announce_message() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_catalog.pg_notify('realtime_messages', new.id::text);
  return null;
end $$;
create trigger announce after insert on realtime.messages
  for each row when (new.extension = 'broadcast') execute function realtime.announce_message();

-- The gateway's list of functions follows every change of the schema.
create function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql set search_path = '' as $$
begin
  notify pgrst, 'reload schema';
end $$;
create event trigger pgrst_ddl_watch on ddl_command_end execute function extensions.pgrst_ddl_watch();
create event trigger pgrst_drop_watch on sql_drop execute function extensions.pgrst_ddl_watch();

do $$
begin
  if not exists (select from pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
    alter publication supabase_realtime owner to postgres;
  end if;
end $$;

-- Owners and grants of auth, once all of it is there ----------------------------------------------------------------------

do $$
declare
  name text;
begin
  for name in select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'auth' loop
    execute format('alter table %s owner to supabase_auth_admin', name);
    execute format('grant all on %s to postgres, dashboard_user', name);
  end loop;
  for name in select format('auth.%I()', proname) from pg_proc where pronamespace = 'auth'::regnamespace loop
    execute format('alter function %s owner to supabase_auth_admin', name);
    execute format('grant execute on function %s to postgres, dashboard_user', name);
  end loop;
end $$;
grant all on all sequences in schema auth to postgres;
grant select on auth.users to service_role;
