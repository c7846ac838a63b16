-- A demo team for development: three invented people, one workspace, the companies and prospects of the sandbox pages.
-- Everything goes the way a client's data goes: by the functions of the API, as the person who calls them. Run as `postgres`
-- (`npm run backend` and `supabase db reset` both do), once: where the team is, nothing happens.

do $seed$
declare
  ws constant uuid := '0b5e7c1a-3d2f-4a68-9c41-7e5f2d80a913';
  -- As lib/model/ids.ts has it: a prospect clipped in the sandbox is this prospect.
  namespace constant uuid := '5f0d4a2e-7c1b-4e8f-9a36-2d1c8b7e4f60';
  owner_id constant uuid := 'a1f0c9d2-5b47-4c8e-8f13-6d2b90e7a401';
  manager_id constant uuid := 'b2e1dac3-6c58-4d9f-9024-7e3ca1f8b502';
  rep_id constant uuid := 'c3d2ebd4-7d69-4ea0-a135-8f4db209c603';
  person record;
  invited jsonb;
  verdicts jsonb;
  refused jsonb;
begin
  if to_regprocedure('public.create_workspace(text, text, text, text, uuid)') is null then
    raise notice 'no demo team: the migrations are not there yet';
    return;
  end if;
  if exists (select from auth.users where id = owner_id) then return; end if;

  for person in
    select * from (values
      (owner_id, 'Ines Albrecht', 'ines@team.example', null),
      (manager_id, 'Duy Phan', 'duy@team.example', 'manager'),
      (rep_id, 'Rosa Whitlock', 'rosa@team.example', 'rep')
    ) as team (id, name, email, role)
  loop
    insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token,
      recovery_token, email_change, email_change_token_new, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
    values ('00000000-0000-0000-0000-000000000000', person.id, 'authenticated', 'authenticated', person.email,
      extensions.crypt('pipeside-demo', extensions.gen_salt('bf', 10)), now(), '', '', '', '',
      '{"provider": "email", "providers": ["email"]}', '{"email_verified": true}', now(), now());
    insert into auth.identities (id, provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
    values (gen_random_uuid(), person.id::text, person.id,
      jsonb_build_object('sub', person.id, 'email', person.email, 'email_verified', true, 'phone_verified', false),
      'email', now(), now(), now());

    perform set_config('request.jwt.claims', jsonb_build_object('sub', person.id, 'role', 'authenticated')::text, true);
    set local role authenticated;
    if person.role is null then
      perform public.create_workspace('Pipeside demo team', 'EUR', 'Europe/Berlin', person.name, ws);
    else
      perform public.accept_invitation(invited ->> person.role, person.name);
    end if;
    if person.role is null then
      select jsonb_object_agg(role, public.create_invitation(ws, role) ->> 'code') into invited
        from unnest(array['manager', 'rep']) as role;
    end if;
    reset role;
  end loop;

  perform set_config('request.jwt.claims', jsonb_build_object('sub', owner_id, 'role', 'authenticated')::text, true);
  set local role authenticated;
  with rows (t, key, f) as (values
    ('stages', 'stage:new', '{"name": "New", "position": 0, "kind": "open", "probability": 10}'::jsonb),
    ('stages', 'stage:meeting', '{"name": "Meeting", "position": 1, "kind": "open", "probability": 30, "exit_criteria": ["Need agreed"]}'),
    ('stages', 'stage:offer', '{"name": "Offer", "position": 2, "kind": "open", "probability": 60, "exit_criteria": ["Price sent", "Buyer known"]}'),
    ('stages', 'stage:won', '{"name": "Won", "position": 3, "kind": "won", "probability": 100}'),
    ('stages', 'stage:lost', '{"name": "Lost", "position": 4, "kind": "lost", "probability": 0}'),
    ('companies', 'company:ho-sen-logistics', '{"name": "Hồ Sen Logistics", "linkedin_slug": "ho-sen-logistics", "industry": "Logistics", "size_min": 501, "size_max": 1000, "location": "Hải Phòng, Vietnam", "website": "https://www.hosen-logistics.example", "tags": ["cold chain"]}'),
    ('companies', 'company:falkenried-foerdertechnik', '{"name": "Falkenried Fördertechnik", "linkedin_slug": "falkenried-foerdertechnik", "industry": "Machinery Manufacturing", "size_min": 1001, "size_max": 5000, "location": "Kassel, Hesse", "website": "https://www.falkenried.example"}'),
    ('companies', 'company:tarnhollow-analytics', '{"name": "Tarnhollow Analytics", "linkedin_slug": "tarnhollow-analytics", "industry": "Software Development", "size_min": 51, "size_max": 200, "location": "Leeds, England", "website": "https://www.tarnhollow.example"}'),
    ('prospects', 'in:tran-quoc-bao', '{"full_name": "Trần Quốc Bảo", "title": "Chief Technology Officer", "company": "company:ho-sen-logistics", "linkedin_slug": "tran-quoc-bao", "status": "working", "owner": "manager"}'),
    ('prospects', 'in:hannah-osei-lindt', '{"full_name": "Hannah Osei-Lindt", "title": "Head of Intralogistics", "company": "company:falkenried-foerdertechnik", "linkedin_slug": "hannah-osei-lindt", "emails": ["h.osei-lindt@falkenried.example"], "status": "qualified", "owner": "rep"}'),
    ('prospects', 'in:katharina-vogelsang', '{"full_name": "Katharina Vogelsang", "title": "Leiterin Einkauf", "company": "company:falkenried-foerdertechnik", "linkedin_slug": "katharina-vogelsang", "emails": ["k.vogelsang@falkenried.example"], "status": "working", "owner": "rep"}'),
    ('prospects', 'in:oliver-pemberton-5b2a91', '{"full_name": "Oliver Pemberton", "title": "VP Revenue Operations", "company": "company:tarnhollow-analytics", "linkedin_slug": "oliver-pemberton-5b2a91", "emails": ["oliver.pemberton@tarnhollow.example"], "status": "new", "owner": "owner"}'),
    ('deals', 'deal:sorters', '{"name": "Sorters for Kassel", "company": "company:falkenried-foerdertechnik", "stage": "stage:offer", "amount": "48000.00", "currency": "EUR", "billing": "annual", "term_months": 24, "owner": "rep"}'),
    ('deals', 'deal:cold-store', '{"name": "Cold store pilot", "company": "company:ho-sen-logistics", "stage": "stage:meeting", "amount": "1200.00", "currency": "EUR", "billing": "monthly", "term_months": 12, "owner": "manager"}')
  ), named as (
    select t, f, extensions.uuid_generate_v5(namespace, ws || E'\n' || key) as id,
      jsonb_strip_nulls(jsonb_build_object(
        'company_id', extensions.uuid_generate_v5(namespace, ws || E'\n' || (f ->> 'company')),
        'stage_id', extensions.uuid_generate_v5(namespace, ws || E'\n' || (f ->> 'stage')),
        'owner_id', case f ->> 'owner' when 'owner' then owner_id when 'manager' then manager_id when 'rep' then rep_id end
      )) as links,
      row_number() over (order by array_position(array['companies', 'prospects', 'stages', 'deals'], t), key) as seq
    from rows
  )
  select public.sync_push(jsonb_build_object('client_id', gen_random_uuid(), 'm', jsonb_agg(jsonb_build_object(
      'mid', gen_random_uuid(), 'seq', seq, 'ws', ws, 't', t, 'id', id, 'op', 'put',
      'f', f - 'company' - 'stage' - 'owner' || links,
      'clock', floor(extract(epoch from now()) * 1000)::bigint || ':' || lpad(to_hex(seq), 4, '0') || ':seed'
    ) order by seq)))
    into verdicts from named;
  reset role;
  perform set_config('request.jwt.claims', '', true);
  select jsonb_agg(v) into refused from jsonb_array_elements(verdicts -> 'results') v where v ->> 'status' <> 'applied';
  if refused is not null then raise exception 'the demo team is not as the migrations want it: %', refused; end if;
end $seed$;
