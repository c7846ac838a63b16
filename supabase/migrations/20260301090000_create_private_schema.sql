-- What no client may reach lives in `private`: the schema is not exposed, and what is in it says who may call it.
create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

-- Supabase grants every new table and function of `public` to everybody. Here they are closed until a migration opens them.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;

-- One sequence numbers the versions of all rows. It must not be cached: a session that keeps numbers back would hand out
-- a smaller one after a larger one has been read.
create sequence private.rev_seq as bigint cache 1;

/* Everything that writes rows of a workspace takes this lock before it reads or numbers them, so that the order of `rev` is
   the order of commits: whoever gets the lock next sees all rows with a smaller `rev`. */
create function private.lock_workspace(workspace uuid) returns void
language sql volatile set search_path = '' as $$
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(workspace::text, 4242))
$$;

-- For checks: a set of texts of a bounded number and length. Calls cost more than what they do: most sets are empty.
create function private.is_text_set(elements text[], max_count int, max_length int) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(pg_catalog.cardinality(elements) <= max_count
    and (elements = '{}' or (select pg_catalog.max(pg_catalog.char_length(e)) <= max_length and pg_catalog.bool_and(e is not null)
      from pg_catalog.unnest(elements) e)), false)
$$;

-- For checks: addresses that a browser may open from a click.
create function private.is_web_address_set(elements text[]) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select private.is_text_set(elements, 20, 2000)
    and (elements = '{}' or (select pg_catalog.bool_and(e ~* '^https?://[^[:space:]]+$') from pg_catalog.unnest(elements) e))
$$;

-- Clock of a change: `<13-digit ms>:<4 hex>:<client>`. Text order under "C" is time order.
create function private.clock_ms(clock text) returns bigint
language sql immutable parallel safe set search_path = '' as $$ select pg_catalog.split_part(clock, ':', 1)::bigint $$;

-- The latest of all clocks of a row, '' where it has none.
create function private.latest_clock(clocks jsonb) returns text
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(pg_catalog.max(c.value collate "C"), '') from pg_catalog.jsonb_each_text(clocks) c
$$;

create function private.now_ms() returns bigint
language sql volatile parallel safe set search_path = '' as $$
  select (extract(epoch from pg_catalog.clock_timestamp()) * 1000)::bigint
$$;

/* How far a client's clock may run ahead. Further, and its changes would win against everybody's for as long. */
create function private.max_clock() returns text
language sql volatile parallel safe set search_path = '' as $$
  select pg_catalog.lpad((private.now_ms() + 300000)::text, 13, '0') || ':g'
$$;

grant execute on function private.lock_workspace(uuid), private.is_text_set(text[], int, int),
  private.is_web_address_set(text[]), private.clock_ms(text),
  private.latest_clock(jsonb), private.now_ms(), private.max_clock() to authenticated, service_role;
