-- What the conformance suite calls. Run again and again; `conformance_drop` takes it away.

drop schema if exists conformance cascade;
create schema conformance;
grant usage on schema conformance to anon, authenticated;

create table conformance.parents (id int primary key);
create table conformance.things (
  id int primary key,
  parent_id int references conformance.parents,
  name text not null check (name <> ''),
  owner_id uuid
);
alter table conformance.things enable row level security;
create policy "Only one's own" on conformance.things to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
grant select, insert on conformance.things to authenticated;
create table conformance.open_things (id int primary key);
grant select, insert on conformance.open_things to authenticated;
insert into conformance.things values (1, null, 'taken', null);

create function public.conformance_add(a int, b int default 2) returns int language sql immutable as 'select a + b';
create function public.conformance_echo(value jsonb) returns jsonb language sql immutable as 'select value';
create function public.conformance_whole(json) returns json language sql immutable as 'select $1';
create function public.conformance_nothing() returns void language sql volatile as '';
create function public.conformance_nothing_stable() returns void language plpgsql stable as $$ begin perform 1 / 0; end $$;
create function public.conformance_rows(n int) returns table (x int, y text) language sql stable as
  'select g, g::text from generate_series(1, n) g';
create function public.conformance_numbers(n int) returns setof int language sql stable as 'select generate_series(1, n)';
create function public.conformance_pair(a int, out x int, out y text) language sql immutable as 'select a, a::text';
create function public.conformance_thing(found boolean) returns conformance.parents language sql stable as
  'select row(7)::conformance.parents where found';
create function public.conformance_either(a int) returns text language sql immutable as $$ select 'int' $$;
create function public.conformance_either(a text) returns text language sql immutable as $$ select 'text' $$;
create function public.conformance_spread(variadic parts text[]) returns text language sql immutable as
  $$ select array_to_string(parts, '-') $$;

create function public.conformance_request() returns jsonb language sql stable as $$
  select jsonb_build_object('role', current_user, 'uid', auth.uid(), 'claims', auth.jwt(),
    'method', current_setting('request.method', true), 'path', current_setting('request.path', true),
    'agent', current_setting('request.headers', true)::json ->> 'x-client-info',
    'read_only', current_setting('transaction_read_only'), 'isolation', current_setting('transaction_isolation'),
    'search_path', current_setting('search_path'), 'statement_timeout', current_setting('statement_timeout'))
$$;
create function public.conformance_mode() returns text language sql volatile as $$ select current_setting('transaction_read_only') $$;
create function public.conformance_serializable() returns text language sql volatile set default_transaction_isolation = 'serializable' as
  $$ select current_setting('transaction_isolation') $$;
create function public.conformance_zone() returns text language sql stable as $$ select current_setting('timezone') $$;

create function public.conformance_insert(id int, name text, parent_id int default null, owner_id uuid default auth.uid()) returns void
  language sql volatile as 'insert into conformance.things values (id, parent_id, name, owner_id)';
create function public.conformance_insert_open(id int) returns void
  language sql volatile as 'insert into conformance.open_things values (id), (id)';
create function public.conformance_secret() returns int language sql volatile as 'select count(*)::int from conformance.parents';
create function public.conformance_raise(state text, said text default 'as asked') returns void language plpgsql volatile as $$
begin
  raise exception '%', said using errcode = state, detail = 'the detail', hint = 'the hint';
end $$;
create function public.conformance_refuse() returns void language plpgsql volatile as $$
begin
  raise sqlstate 'PGRST' using
    message = '{"code": "mine", "message": "my message", "details": "my details", "hint": "my hint"}',
    detail = '{"status": 422, "headers": {"X-Mine": "yes"}}';
end $$;
create function public.conformance_answer() returns int language plpgsql volatile as $$
begin
  perform set_config('response.status', '201', true);
  perform set_config('response.headers', '[{"X-Mine": "yes"}]', true);
  return 1;
end $$;
create function public.conformance_slow() returns void language plpgsql volatile set statement_timeout = '200ms' as $$
begin
  perform pg_sleep(5);
end $$;

do $$
declare f text;
begin
  for f in select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace and proname like 'conformance\_%' loop
    execute format('grant execute on function %s to anon, authenticated', f);
  end loop;
end $$;
notify pgrst, 'reload schema';
