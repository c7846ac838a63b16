/* Making, joining and leaving a workspace. What does the work is in `private`, runs as its owner and asks first who calls;
   what is exposed only passes the call on. Each may be called again after a lost reply. */

create function private.require_me() returns uuid
language plpgsql stable set search_path = '' as $$
declare me constant uuid := (select auth.uid());
begin
  if me is null then raise exception 'not signed in' using errcode = '42501'; end if;
  return me;
end $$;

create function private.require_owner(ws uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if ws is null or not ws = any (private.owned_workspaces()) then
    raise exception 'only an owner of the workspace may do this' using errcode = '42501';
  end if;
end $$;

create function private.create_workspace(id uuid, name text, currency text, time_zone text, member_name text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me constant uuid := private.require_me();
  ws constant uuid := coalesce(create_workspace.id, pg_catalog.gen_random_uuid());
  member_id uuid;
begin
  perform private.lock_workspace(ws);
  if exists (select from public.workspaces w where w.id = ws) then
    perform private.require_owner(ws);
    select m.id into member_id from public.members m where m.workspace_id = ws and m.rep_id = me;
    return pg_catalog.jsonb_build_object('workspace_id', ws, 'member_id', member_id);
  end if;
  insert into public.workspaces (id, name, currency, time_zone) values (ws, create_workspace.name, create_workspace.currency, create_workspace.time_zone);
  insert into public.members (id, workspace_id, rep_id, name, role) values (pg_catalog.gen_random_uuid(), ws, me, member_name, 'owner')
    returning members.id into member_id;
  return pg_catalog.jsonb_build_object('workspace_id', ws, 'member_id', member_id);
end $$;

-- 20 letters and digits of which none looks like another: 100 random bits, in groups for reading aloud.
create function private.new_code() returns text
language sql volatile set search_path = '' as $$
  select pg_catalog.string_agg(pg_catalog.substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + pg_catalog.get_byte(b, i) % 32, 1)
    || case when i in (4, 9, 14) then '-' else '' end, '' order by i)
  from (select pg_catalog.uuid_send(pg_catalog.gen_random_uuid()) || pg_catalog.uuid_send(pg_catalog.gen_random_uuid()) as r) r,
    lateral (select pg_catalog.substr(r.r, 1, 6) || pg_catalog.substr(r.r, 10, 7) || pg_catalog.substr(r.r, 17, 6) || pg_catalog.substr(r.r, 26, 7) as b) b,
    pg_catalog.generate_series(0, 19) i
$$;

-- As typed: without hyphens and spaces, small letters too.
create function private.hash_code(code text) returns text
language sql immutable set search_path = '' as $$
  select pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.upper(pg_catalog.regexp_replace(code, '[^0-9A-Za-z]', '', 'g')), 'UTF8')), 'hex')
$$;

create function private.create_invitation(ws uuid, role text, valid_hours int) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  code constant text := private.new_code();
  expires constant timestamptz := pg_catalog.now() + pg_catalog.make_interval(hours => greatest(1, least(valid_hours, 720)));
  new_id constant uuid := pg_catalog.gen_random_uuid();
begin
  perform private.require_owner(ws);
  insert into public.invitations (id, workspace_id, code, role, expires_at)
    values (new_id, ws, private.hash_code(code), create_invitation.role, expires);
  return pg_catalog.jsonb_build_object('id', new_id, 'code', code, 'expires_at', private.to_instant(expires));
end $$;

create function private.revoke_invitation(ws uuid, invitation_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.require_owner(ws);
  update public.invitations i set deleted_at = pg_catalog.now() where i.workspace_id = ws and i.id = invitation_id and i.deleted_at is null;
end $$;

create function private.accept_invitation(code text, member_name text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me constant uuid := private.require_me();
  i public.invitations;
  member_id uuid;
begin
  -- The row lock makes the second of two who type the same code wait, and find it used.
  select x.* into i from public.invitations x where x.code = private.hash_code(accept_invitation.code) for update;
  if not found or i.deleted_at is not null then raise exception 'this code is not known' using errcode = 'PT404'; end if;
  select m.id into member_id from public.members m where m.workspace_id = i.workspace_id and m.rep_id = me and m.deleted_at is null;
  if i.accepted_at is not null and (i.updated_by <> me or member_id is null) then
    raise exception 'this code was used' using errcode = 'PT410';
  end if;
  if i.accepted_at is null and i.expires_at <= pg_catalog.now() then raise exception 'this code has expired' using errcode = 'PT410'; end if;
  -- A member who types a code keeps role and code.
  if member_id is null then
    insert into public.members as m (id, workspace_id, rep_id, name, role) values (pg_catalog.gen_random_uuid(), i.workspace_id, me, member_name, i.role)
      on conflict (workspace_id, rep_id) do update set name = excluded.name, role = excluded.role, deleted_at = null
      returning m.id into member_id;
    update public.invitations x set accepted_at = pg_catalog.now() where x.workspace_id = i.workspace_id and x.id = i.id;
  end if;
  return pg_catalog.jsonb_build_object('workspace_id', i.workspace_id, 'member_id', member_id);
end $$;

-- Under the lock, or two owners could each take the role from the other.
create function private.require_another_owner(ws uuid, rep uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from public.members m where m.workspace_id = ws and m.rep_id <> rep and m.role = 'owner' and m.deleted_at is null) then
    raise exception 'a workspace keeps an owner' using errcode = '23514';
  end if;
end $$;

create function private.set_member_role(ws uuid, rep_id uuid, role text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform private.lock_workspace(ws);
  perform private.require_owner(ws);
  if set_member_role.role <> 'owner' then perform private.require_another_owner(ws, set_member_role.rep_id); end if;
  update public.members m set role = set_member_role.role
    where m.workspace_id = ws and m.rep_id = set_member_role.rep_id and m.deleted_at is null and m.role <> set_member_role.role;
  if not found and not exists (select from public.members m where m.workspace_id = ws and m.rep_id = set_member_role.rep_id and m.deleted_at is null) then
    raise exception 'there is no such member' using errcode = 'PT404';
  end if;
end $$;

/* An owner removes anybody, everybody removes themselves. What the member owned goes to `takes_over`; leaving that out is
   an error where there is anything. Answers how much went over. */
create function private.remove_member(ws uuid, rep_id uuid, takes_over uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me constant uuid := private.require_me();
  leaver constant uuid := remove_member.rep_id;
  counts jsonb := '{}'::jsonb;
  t text;
  n bigint;
begin
  perform private.lock_workspace(ws);
  if leaver is distinct from me or not ws = any (private.my_workspaces()) then perform private.require_owner(ws); end if;
  if not exists (select from public.members m where m.workspace_id = ws and m.rep_id = leaver and m.deleted_at is null) then
    raise exception 'there is no such member' using errcode = 'PT404';
  end if;
  perform private.require_another_owner(ws, leaver);
  if takes_over is not null and (takes_over = leaver
    or not exists (select from public.members m where m.workspace_id = ws and m.rep_id = takes_over and m.deleted_at is null)) then
    raise exception 'who takes over is another member' using errcode = '23514';
  end if;
  foreach t in array array['prospects', 'deals', 'tasks'] loop
    if takes_over is null then
      execute pg_catalog.format('select pg_catalog.count(*) from public.%I r where r.workspace_id = $1 and r.owner_id = $2 and r.deleted_at is null', t) into n using ws, leaver;
      if n > 0 then raise exception 'somebody must take over' using errcode = '23514'; end if;
    else
      execute pg_catalog.format('update public.%I r set owner_id = $3 where r.workspace_id = $1 and r.owner_id = $2 and r.erased_at is null', t) using ws, leaver, takes_over;
      get diagnostics n = row_count;
    end if;
    counts := counts || pg_catalog.jsonb_build_object(t, n);
  end loop;
  update public.members m set deleted_at = pg_catalog.now() where m.workspace_id = ws and m.rep_id = leaver;
  return counts;
end $$;

create function public.create_workspace(name text, currency text, time_zone text, member_name text, id uuid default null) returns jsonb
language sql volatile security invoker set search_path = '' as $$ select private.create_workspace(id, name, currency, time_zone, member_name) $$;
create function public.create_invitation(ws uuid, role text default 'rep', valid_hours int default 168) returns jsonb
language sql volatile security invoker set search_path = '' as $$ select private.create_invitation(ws, role, valid_hours) $$;
create function public.revoke_invitation(ws uuid, invitation_id uuid) returns void
language sql volatile security invoker set search_path = '' as $$ select private.revoke_invitation(ws, invitation_id) $$;
create function public.accept_invitation(code text, member_name text) returns jsonb
language sql volatile security invoker set search_path = '' as $$ select private.accept_invitation(code, member_name) $$;
create function public.set_member_role(ws uuid, rep_id uuid, role text) returns void
language sql volatile security invoker set search_path = '' as $$ select private.set_member_role(ws, rep_id, role) $$;
create function public.remove_member(ws uuid, rep_id uuid, takes_over uuid default null) returns jsonb
language sql volatile security invoker set search_path = '' as $$ select private.remove_member(ws, rep_id, takes_over) $$;

-- The teams of who is signed in: for choosing one before anything was pulled.
create function public.my_workspaces() returns jsonb
language sql stable security invoker set search_path = '' as $$
  select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('workspace_id', w.id, 'name', w.name, 'member_id', m.id, 'member_name', m.name,
      'role', m.role, 'member_count', (select pg_catalog.count(*) from public.members o where o.workspace_id = w.id and o.deleted_at is null)) order by w.name, w.id), '[]')
  from public.members m join public.workspaces w on w.id = m.workspace_id
  where m.rep_id = (select auth.uid()) and m.deleted_at is null
$$;

do $$
declare f text;
begin
  for f in select p.oid::regprocedure::text from pg_catalog.pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and p.proname in ('create_workspace', 'create_invitation', 'revoke_invitation', 'accept_invitation', 'set_member_role', 'remove_member', 'my_workspaces')
  loop
    execute format('revoke execute on function %s from public, anon', f);
    execute format('grant execute on function %s to authenticated', f);
  end loop;
end $$;
