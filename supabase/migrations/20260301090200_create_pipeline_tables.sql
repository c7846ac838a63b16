-- The pipeline: the columns are those of lib/model, name by name. Sets are arrays (`text[]`, ids as `uuid[]`), so that a
-- database can check and index their elements; what is a structure or unknown to the server is `jsonb`.
-- Bounds are those of the model. A row that was erased keeps none of its texts, so least lengths do not bind it.

create table public.companies (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  name text not null check (char_length(name) between 1 and 200 or erased_at is not null),
  domain text check (char_length(domain) <= 253),
  linkedin_id text check (char_length(linkedin_id) <= 80),
  linkedin_slug text check (char_length(linkedin_slug) <= 120),
  about text check (char_length(about) <= 600),
  industry text check (char_length(industry) <= 120),
  size_min int check (size_min >= 0),
  size_max int check (size_max >= 0),
  location text check (char_length(location) <= 200),
  website text check (char_length(website) <= 2000 and website ~* '^https?://[^[:space:]]+$'),
  tags text[] not null default '{}' check (tags = '{}' or private.is_text_set(tags, 50, 60)),
  evidence jsonb not null default '{}' check (jsonb_typeof(evidence) = 'object'),
  merged_into uuid,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, merged_into) references public.companies (workspace_id, id)
);
create index companies_rev_idx on public.companies (workspace_id, rev);
create index companies_merged_into_idx on public.companies (workspace_id, merged_into) where merged_into is not null;

create table public.prospects (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  company_id uuid,
  full_name text not null check (char_length(full_name) between 1 and 200 or erased_at is not null),
  headline text check (char_length(headline) <= 400),
  title text check (char_length(title) <= 200),
  seniority text check (char_length(seniority) <= 40),
  department text check (char_length(department) <= 60),
  location text check (char_length(location) <= 200),
  linkedin_slug text check (char_length(linkedin_slug) <= 120),
  linkedin_id text check (char_length(linkedin_id) <= 80),
  about text check (char_length(about) <= 600),
  emails text[] not null default '{}' check (emails = '{}' or private.is_text_set(emails, 20, 254)),
  phones text[] not null default '{}' check (phones = '{}' or private.is_text_set(phones, 20, 60)),
  websites text[] not null default '{}' check (websites = '{}' or private.is_web_address_set(websites)),
  preferred_channel text check (preferred_channel in ('email', 'linkedin', 'call', 'meeting', 'event', 'message', 'other')),
  status text not null default 'new' check (status in ('new', 'working', 'nurturing', 'qualified', 'disqualified')),
  owner_id uuid,
  tags text[] not null default '{}' check (tags = '{}' or private.is_text_set(tags, 50, 60)),
  evidence jsonb not null default '{}' check (jsonb_typeof(evidence) = 'object'),
  source_url text check (char_length(source_url) <= 2000 and source_url ~* '^https?://[^[:space:]]+$'),
  clipped_at timestamptz,
  lawful_basis text check (lawful_basis in ('legitimate_interest', 'consent', 'contract')),
  notice_due_at timestamptz,
  notice_sent_at timestamptz,
  do_not_contact boolean not null default false,
  merged_into uuid,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references public.companies (workspace_id, id),
  foreign key (workspace_id, owner_id) references public.members (workspace_id, rep_id),
  foreign key (workspace_id, merged_into) references public.prospects (workspace_id, id)
);
create index prospects_rev_idx on public.prospects (workspace_id, rev);
create index prospects_company_id_idx on public.prospects (workspace_id, company_id);
create index prospects_owner_id_idx on public.prospects (workspace_id, owner_id);
create index prospects_merged_into_idx on public.prospects (workspace_id, merged_into) where merged_into is not null;

create table public.stages (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  name text not null check (char_length(name) between 1 and 80 or erased_at is not null),
  position int not null check (position >= 0),
  kind text not null check (kind in ('open', 'won', 'lost')),
  probability int not null check (probability between 0 and 100),
  exit_criteria text[] not null default '{}' check (exit_criteria = '{}' or private.is_text_set(exit_criteria, 20, 200)),
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
create index stages_rev_idx on public.stages (workspace_id, rev);

create table public.deals (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  company_id uuid,
  name text not null check (char_length(name) between 1 and 200 or erased_at is not null),
  stage_id uuid not null,
  amount numeric check (abs(amount) < 1e15 and scale(amount) <= 4),
  currency text check (currency ~ '^[A-Z]{3}$'),
  billing text not null default 'one_off' check (billing in ('one_off', 'monthly', 'annual')),
  term_months int check (term_months between 1 and 600),
  expected_close_on date,
  owner_id uuid,
  outcome text not null default 'open' check (outcome in ('open', 'won', 'lost')),
  closed_at timestamptz,
  lost_reason text check (char_length(lost_reason) <= 400),
  needs text check (char_length(needs) <= 4000),
  quote_amount numeric check (abs(quote_amount) < 1e15 and scale(quote_amount) <= 4),
  quoted_at timestamptz,
  quote_url text check (char_length(quote_url) <= 2000 and quote_url ~* '^https?://[^[:space:]]+$'),
  checked_criteria text[] not null default '{}' check (checked_criteria = '{}' or private.is_text_set(checked_criteria, 50, 200)),
  renews_deal_id uuid,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references public.companies (workspace_id, id),
  foreign key (workspace_id, stage_id) references public.stages (workspace_id, id),
  foreign key (workspace_id, owner_id) references public.members (workspace_id, rep_id),
  foreign key (workspace_id, renews_deal_id) references public.deals (workspace_id, id)
);
create index deals_rev_idx on public.deals (workspace_id, rev);
create index deals_company_id_idx on public.deals (workspace_id, company_id);
create index deals_stage_id_idx on public.deals (workspace_id, stage_id);
create index deals_owner_id_idx on public.deals (workspace_id, owner_id);
create index deals_renews_deal_id_idx on public.deals (workspace_id, renews_deal_id) where renews_deal_id is not null;

-- Append only.
create table public.stage_changes (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  deal_id uuid not null,
  from_stage_id uuid,
  to_stage_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references public.deals (workspace_id, id),
  foreign key (workspace_id, from_stage_id) references public.stages (workspace_id, id),
  foreign key (workspace_id, to_stage_id) references public.stages (workspace_id, id)
);
create index stage_changes_rev_idx on public.stage_changes (workspace_id, rev);
create index stage_changes_deal_id_idx on public.stage_changes (workspace_id, deal_id);
create index stage_changes_from_stage_id_idx on public.stage_changes (workspace_id, from_stage_id);
create index stage_changes_to_stage_id_idx on public.stage_changes (workspace_id, to_stage_id);

-- A prospect's part in a deal: one row for each. `evidence` is the rep's reason in words.
create table public.stakeholders (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  deal_id uuid not null,
  prospect_id uuid not null,
  roles text[] not null default '{}' check (roles <@ array['economic_buyer', 'champion', 'coach', 'technical_evaluator', 'user', 'gatekeeper', 'procurement', 'legal']),
  stance text not null default 'unknown' check (stance in ('for', 'neutral', 'against', 'unknown')),
  influence text not null default 'unknown' check (influence in ('high', 'medium', 'low', 'unknown')),
  needs text check (char_length(needs) <= 2000),
  evidence text check (char_length(evidence) <= 2000),
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references public.deals (workspace_id, id),
  foreign key (workspace_id, prospect_id) references public.prospects (workspace_id, id)
);
create index stakeholders_rev_idx on public.stakeholders (workspace_id, rev);
create unique index stakeholders_part_key on public.stakeholders (workspace_id, deal_id, prospect_id) where deleted_at is null;
create index stakeholders_deal_id_idx on public.stakeholders (workspace_id, deal_id);
create index stakeholders_prospect_id_idx on public.stakeholders (workspace_id, prospect_id);

create table public.notes (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  about_kind text not null check (about_kind in ('prospect', 'company', 'deal', 'stakeholder')),
  about_id uuid not null,
  body text not null check (char_length(body) between 1 and 20000 or erased_at is not null),
  pinned boolean not null default false,
  mentions uuid[] not null default '{}' check (cardinality(mentions) <= 200),
  source_url text check (char_length(source_url) <= 2000 and source_url ~* '^https?://[^[:space:]]+$'),
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
create index notes_rev_idx on public.notes (workspace_id, rev);
create index notes_about_id_idx on public.notes (workspace_id, about_id);

create table public.touchpoints (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  prospect_ids uuid[] not null default '{}' check (cardinality(prospect_ids) <= 500),
  deal_id uuid,
  channel text not null check (channel in ('email', 'linkedin', 'call', 'meeting', 'event', 'message', 'other')),
  direction text check (direction in ('in', 'out')),
  occurred_at timestamptz not null,
  subject text check (char_length(subject) <= 400),
  snippet text check (char_length(snippet) <= 1000),
  thread_key text check (char_length(thread_key) <= 200),
  outcome text check (char_length(outcome) <= 200),
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, deal_id) references public.deals (workspace_id, id)
);
create index touchpoints_rev_idx on public.touchpoints (workspace_id, rev);
create index touchpoints_deal_id_idx on public.touchpoints (workspace_id, deal_id);
create index touchpoints_prospect_ids_idx on public.touchpoints using gin (prospect_ids);

-- A key is unique in a workspace and points to one touchpoint: a message that two reps log is one touchpoint.
create table public.touchpoint_keys (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  touchpoint_id uuid not null,
  key text not null check (char_length(key) <= 200),
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, touchpoint_id) references public.touchpoints (workspace_id, id)
);
create index touchpoint_keys_rev_idx on public.touchpoint_keys (workspace_id, rev);
create unique index touchpoint_keys_key on public.touchpoint_keys (workspace_id, key) where deleted_at is null;
create index touchpoint_keys_touchpoint_id_idx on public.touchpoint_keys (workspace_id, touchpoint_id);

create table public.tasks (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  prospect_id uuid,
  deal_id uuid,
  title text not null check (char_length(title) between 1 and 300 or erased_at is not null),
  channel text check (channel in ('email', 'linkedin', 'call', 'meeting', 'event', 'message', 'other')),
  due_at timestamptz,
  done_at timestamptz,
  snoozed_until timestamptz,
  rule text check (char_length(rule) <= 60),
  reason text check (char_length(reason) <= 400),
  owner_id uuid,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, prospect_id) references public.prospects (workspace_id, id),
  foreign key (workspace_id, deal_id) references public.deals (workspace_id, id),
  foreign key (workspace_id, owner_id) references public.members (workspace_id, rep_id)
);
create index tasks_rev_idx on public.tasks (workspace_id, rev);
create index tasks_prospect_id_idx on public.tasks (workspace_id, prospect_id);
create index tasks_deal_id_idx on public.tasks (workspace_id, deal_id);
create index tasks_owner_id_idx on public.tasks (workspace_id, owner_id);

create table public.templates (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  name text not null check (char_length(name) <= 120),
  channel text not null check (channel in ('email', 'linkedin', 'call', 'meeting', 'event', 'message', 'other')),
  body text not null check (char_length(body) <= 20000),
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
create index templates_rev_idx on public.templates (workspace_id, rev);

create table public.cadences (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  name text not null check (char_length(name) <= 120),
  steps jsonb not null default '[]' check (jsonb_typeof(steps) = 'array'),
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
create index cadences_rev_idx on public.cadences (workspace_id, rev);

create table public.enrolments (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  cadence_id uuid not null,
  prospect_id uuid not null,
  step int not null check (step >= 0),
  started_at timestamptz not null,
  paused_at timestamptz,
  stopped_reason text check (char_length(stopped_reason) <= 60),
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, cadence_id) references public.cadences (workspace_id, id),
  foreign key (workspace_id, prospect_id) references public.prospects (workspace_id, id)
);
create index enrolments_rev_idx on public.enrolments (workspace_id, rev);
create index enrolments_cadence_id_idx on public.enrolments (workspace_id, cadence_id);
create index enrolments_prospect_id_idx on public.enrolments (workspace_id, prospect_id);

create table public.signals (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  prospect_id uuid not null,
  company_id uuid,
  kind text not null check (kind in ('job_change', 'reply', 'score_jump')),
  at timestamptz not null,
  before text check (char_length(before) <= 400),
  after text check (char_length(after) <= 400),
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, prospect_id) references public.prospects (workspace_id, id),
  foreign key (workspace_id, company_id) references public.companies (workspace_id, id)
);
create index signals_rev_idx on public.signals (workspace_id, rev);
create index signals_prospect_id_idx on public.signals (workspace_id, prospect_id);
create index signals_company_id_idx on public.signals (workspace_id, company_id);

create table public.dismissals (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  rule text not null check (char_length(rule) <= 60),
  about_id uuid not null,
  facts_until timestamptz not null,
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
create index dismissals_rev_idx on public.dismissals (workspace_id, rev);
create index dismissals_about_id_idx on public.dismissals (workspace_id, about_id);

create table public.settings (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  key text not null check (char_length(key) <= 60),
  value jsonb,
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
create index settings_rev_idx on public.settings (workspace_id, rev);
create unique index settings_key on public.settings (workspace_id, key) where deleted_at is null;

create table public.rep_settings (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  rep_id uuid not null,
  key text not null check (char_length(key) <= 60),
  value jsonb,
  rev bigint not null,
  clocks jsonb not null default '{}',
  element_clocks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  erased_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, rep_id) references public.members (workspace_id, rep_id)
);
create index rep_settings_rev_idx on public.rep_settings (workspace_id, rev);
create unique index rep_settings_key on public.rep_settings (workspace_id, rep_id, key) where deleted_at is null;
create index rep_settings_rep_id_idx on public.rep_settings (workspace_id, rep_id);

create table public.scorecards (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  kind text not null check (kind in ('hand_set', 'learned')),
  fitted_at timestamptz not null,
  outcome_count int not null check (outcome_count >= 0),
  body jsonb,
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
create index scorecards_rev_idx on public.scorecards (workspace_id, rev);

-- Append only: what was known about an entity since when, and from what.
create table public.facts (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  entity text not null check (entity in ('prospect', 'company', 'deal')),
  entity_id uuid not null,
  field text not null check (char_length(field) <= 60),
  value jsonb,
  known_at timestamptz not null,
  source text not null check (char_length(source) <= 80),
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
create index facts_rev_idx on public.facts (workspace_id, rev);
create index facts_entity_id_idx on public.facts (workspace_id, entity_id);

-- Somebody who objected: a salted hash of an identifier, never the identifier itself.
create table public.suppressions (
  id uuid not null,
  workspace_id uuid not null references public.workspaces on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  reason text not null check (char_length(reason) <= 200),
  at timestamptz not null,
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
create index suppressions_rev_idx on public.suppressions (workspace_id, rev);
create unique index suppressions_hash on public.suppressions (workspace_id, hash) where deleted_at is null;
