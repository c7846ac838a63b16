/* Finding a prospect that a store does not hold: every word that was typed begins a word of the name, the title or the company.
   The words lie in a table of their own, for the company's name is in another row. Each carries its workspace, so that a search
   reads the words of one team however many there are. */

-- As lib/model/fold.ts: small letters without marks, anything but letters and digits is a space.
create function private.fold_text(value text) returns text
language sql immutable parallel safe set search_path = '' as $$
  select pg_catalog.btrim(pg_catalog.regexp_replace(
    pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.translate(
      -- Marks of the scripts that take a letter and its marks apart: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, kana.
      pg_catalog.regexp_replace(pg_catalog.lower(normalize(value, nfkd)),
        '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f]+',
        '', 'g'),
      -- A sigma at the end of a word is a sigma.
      'đðøłħıŧς', 'ddolhitσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[^[:alnum:]]+', ' ', 'g'))
$$;

-- The end of the workspace's id stands before each word; it is random in every kind of id that we make.
create function private.words_of(ws uuid, full_name text, title text, company_name text) returns tsvector
language sql immutable parallel safe set search_path = '' as $$
  select pg_catalog.array_to_tsvector(pg_catalog.string_to_array(pg_catalog.right(ws::text, 8) || pg_catalog.replace(
    private.fold_text(pg_catalog.concat_ws(' ', full_name, title, company_name)), ' ', ' ' || pg_catalog.right(ws::text, 8)), ' '))
$$;

create table private.prospect_words (
  workspace_id uuid not null,
  prospect_id uuid not null,
  words tsvector not null,
  primary key (workspace_id, prospect_id)
);
-- Without a list of what is yet to be put in: it is read whole by every search, and emptied by some unlucky push.
create index prospect_words_words_idx on private.prospect_words using gin (words) with (fastupdate = off);

insert into private.prospect_words (workspace_id, prospect_id, words)
select p.workspace_id, p.id, private.words_of(p.workspace_id, p.full_name, p.title, c.name)
from public.prospects p left join public.companies c on c.workspace_id = p.workspace_id and c.id = p.company_id
where p.deleted_at is null and p.merged_into is null;

create function private.note_new_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into private.prospect_words (workspace_id, prospect_id, words)
  select n.workspace_id, n.id, private.words_of(n.workspace_id, n.full_name, n.title, c.name)
  from new_rows n left join public.companies c on c.workspace_id = n.workspace_id and c.id = n.company_id
  where n.deleted_at is null and n.merged_into is null
  on conflict (workspace_id, prospect_id) do update set words = excluded.words;
  return null;
end $$;

create function private.note_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.deleted_at is not null or new.merged_into is not null then
    delete from private.prospect_words w where w.workspace_id = new.workspace_id and w.prospect_id = new.id;
  else
    insert into private.prospect_words (workspace_id, prospect_id, words)
    select new.workspace_id, new.id, private.words_of(new.workspace_id, new.full_name, new.title,
      (select c.name from public.companies c where c.workspace_id = new.workspace_id and c.id = new.company_id))
    on conflict (workspace_id, prospect_id) do update set words = excluded.words;
  end if;
  return null;
end $$;

create function private.note_company_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update private.prospect_words w set words = private.words_of(p.workspace_id, p.full_name, p.title, new.name)
  from public.prospects p
  where p.workspace_id = new.workspace_id and p.company_id = new.id and w.workspace_id = p.workspace_id and w.prospect_id = p.id;
  return null;
end $$;

create function private.forget_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.prospect_words w using old_rows o where w.workspace_id = o.workspace_id and w.prospect_id = o.id;
  return null;
end $$;

create trigger note_new_words after insert on public.prospects referencing new table as new_rows for each statement execute function private.note_new_words();
create trigger note_words after update on public.prospects for each row
  when (old.full_name is distinct from new.full_name or old.title is distinct from new.title or old.company_id is distinct from new.company_id
    or old.merged_into is distinct from new.merged_into or (old.deleted_at is null) <> (new.deleted_at is null))
  execute function private.note_words();
create trigger note_words after update on public.companies for each row
  when (old.name is distinct from new.name) execute function private.note_company_words();
create trigger forget_words after delete on public.prospects referencing old table as old_rows for each statement execute function private.forget_words();

-- Some prospects that have all the words, at most `most`: of one letter there may be hundreds of thousands.
create function private.prospects_with(ws uuid, words text, most int) returns uuid[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  wanted tsquery;
  ids uuid[];
begin
  if ws is null or not ws = any (private.my_workspaces()) then return '{}'::uuid[]; end if;
  select pg_catalog.string_agg(pg_catalog.format('''%s%s'':*', pg_catalog.right(ws::text, 8), e.w), ' & ')::tsquery into wanted
    from (select distinct w from pg_catalog.unnest(pg_catalog.string_to_array(private.fold_text(pg_catalog.left(words, 400)), ' ')) w where w <> '' limit 12) e;
  if wanted is null then return '{}'::uuid[]; end if;
  select coalesce(pg_catalog.array_agg(e.prospect_id), '{}') into ids
    from (select w.prospect_id from private.prospect_words w where w.words @@ wanted and w.workspace_id = ws limit most) e;
  return ids;
end $$;

/* POST /rest/v1/rpc/search_prospects {"ws", "words", "lim"?} → [{"id", "name", "title", "company_name"}]; none for who is no member.
   Names that begin as it was typed come first, then what changed last. */
create function public.search_prospects(ws uuid, words text, lim int default 20) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  ids uuid[];
  typed text;
begin
  if (select auth.uid()) is null then raise exception 'not signed in' using errcode = '42501'; end if;
  ids := private.prospects_with(ws, words, 200);
  typed := private.fold_text(pg_catalog.left(words, 400));
  return (select coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', e.id, 'name', e.full_name, 'title', e.title, 'company_name', e.name)
      order by e.is_start desc, e.updated_at desc, e.id), '[]')
    from (select p.id, p.full_name, p.title, c.name, p.updated_at, pg_catalog.starts_with(private.fold_text(p.full_name), typed) as is_start
      from public.prospects p left join public.companies c on c.workspace_id = ws and c.id = p.company_id and c.deleted_at is null
      where p.workspace_id = ws and p.id = any (ids) and p.deleted_at is null
      order by is_start desc, p.updated_at desc, p.id limit greatest(1, least(lim, 100))) e);
end $$;

revoke execute on function public.search_prospects(uuid, text, int) from public, anon;
grant execute on function public.search_prospects(uuid, text, int), private.prospects_with(uuid, text, int), private.fold_text(text) to authenticated;
