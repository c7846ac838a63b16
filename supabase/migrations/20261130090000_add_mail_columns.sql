-- Who wrote a mail to whom, as far as they are prospects or of the team: by it one message in two reps' mailboxes is found
-- to be one. Addresses of others are not kept.
alter table public.touchpoints add column sender text check (char_length(sender) <= 254);
alter table public.touchpoints add column recipients text[] not null default '{}' check (cardinality(recipients) <= 100);

insert into private.synced_columns (t, name, position, merge, kind, erased_as)
select 'touchpoints', v.name, a.attnum, v.merge, 'plain', v.erased_as
from (values ('sender', 'value', 'null'::jsonb), ('recipients', 'set', '[]'::jsonb)) as v (name, merge, erased_as)
join pg_catalog.pg_attribute a on a.attrelid = 'public.touchpoints'::regclass and a.attname = v.name;

-- A version of before sends neither.
update private.synced_tables set pulled_as = private.pulled_as(t), defaults = defaults || '{"sender": null, "recipients": []}' where t = 'touchpoints';

grant insert (sender, recipients), update (sender, recipients) on public.touchpoints to authenticated;

/* Two touchpoints turned out to be one message: the people are joined, what the first does not say is taken from the
   second, and the second is gone. If the first was deleted in the meantime its key goes to the second. */
create or replace function private.join_touchpoints(ws uuid, key_id uuid, kept uuid, other uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
  if kept = other then return; end if;
  if not exists (select from public.touchpoints k where k.workspace_id = ws and k.id = kept and k.deleted_at is null) then
    update public.touchpoint_keys k set touchpoint_id = other where k.workspace_id = ws and k.id = key_id;
    return;
  end if;
  update public.touchpoints k set
    prospect_ids = array(select distinct p from pg_catalog.unnest(k.prospect_ids || o.prospect_ids) p),
    recipients = (array(select distinct r from pg_catalog.unnest(k.recipients || o.recipients) r))[1:100],
    sender = coalesce(k.sender, o.sender), deal_id = coalesce(k.deal_id, o.deal_id), subject = coalesce(k.subject, o.subject), snippet = coalesce(k.snippet, o.snippet),
    thread_key = coalesce(k.thread_key, o.thread_key), outcome = coalesce(k.outcome, o.outcome)
  from public.touchpoints o
  where k.workspace_id = ws and k.id = kept and o.workspace_id = ws and o.id = other;
  update public.touchpoints o set deleted_at = pg_catalog.now() where o.workspace_id = ws and o.id = other and o.deleted_at is null;
  update public.touchpoint_keys k set touchpoint_id = kept where k.workspace_id = ws and k.touchpoint_id = other;
  perform private.redirect_row(ws, 'touchpoints', other, kept);
end $$;

-- The addresses of whoever is erased go from the messages that stay with others.
create or replace function private.erase_prospects(ws uuid, ids uuid[]) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  people uuid[];
  found uuid[];
  addresses text[];
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
  select coalesce(pg_catalog.array_agg(distinct pg_catalog.lower(e)), '{}') into addresses
    from public.prospects p, pg_catalog.unnest(p.emails) e where p.workspace_id = ws and p.id = any (people);
  update public.touchpoints t set recipients = array(select r from pg_catalog.unnest(t.recipients) r where r <> all (addresses)),
      sender = case when t.sender = any (addresses) then null else t.sender end
    where t.workspace_id = ws and (t.recipients && addresses or t.sender = any (addresses)) and t.erased_at is null;
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
