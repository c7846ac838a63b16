-- A template for e-mail has a subject of its own. A cadence's next step counts from the day on which the last one was done,
-- so that a late step moves the rest along and nothing piles up.
alter table public.templates add column subject text check (char_length(subject) <= 400);
alter table public.enrolments add column stepped_at timestamptz;

insert into private.synced_columns (t, name, position, kind, erased_as)
select v.t, v.name, a.attnum, v.kind, 'null'::jsonb
from (values ('templates', 'subject', 'plain'), ('enrolments', 'stepped_at', 'instant')) as v (t, name, kind)
join pg_catalog.pg_attribute a on a.attrelid = ('public.' || v.t)::regclass and a.attname = v.name;

update private.synced_tables set pulled_as = private.pulled_as(t) where t in ('templates', 'enrolments');

grant insert (subject), update (subject) on public.templates to authenticated;
grant insert (stepped_at), update (stepped_at) on public.enrolments to authenticated;
