import type pg from 'pg';

export interface Parameter {
  readonly name: string;
  /** With its schema, ready to be put into a statement. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly isVariadic: boolean;
}

export interface SqlFunction {
  readonly schema: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: 'void' | 'one' | 'scalars' | 'rows';
  readonly isVolatile: boolean;
  /** `set …` clauses of the function, as `name=value`. */
  readonly settings: readonly string[];
}

/** What PostgREST calls its schema cache. */
export interface FunctionList {
  readonly byName: ReadonlyMap<string, readonly SqlFunction[]>;
  /** `alter role … set …`, as `name=value`. */
  readonly settingsByRole: ReadonlyMap<string, readonly string[]>;
}

export async function loadFunctions(
  client: pg.ClientBase,
  schemas: readonly string[],
): Promise<FunctionList> {
  const functions = await client.query<FunctionRow>(listFunctions, [schemas]);
  const byName = new Map<string, SqlFunction[]>();
  for (const row of functions.rows) {
    const key = `${row.schema}.${row.name}`;
    byName.set(key, [...(byName.get(key) ?? []), toFunction(row)]);
  }
  const roles = await client.query<{ name: string; settings: readonly string[] }>(listRoles);
  return { byName, settingsByRole: new Map(roles.rows.map((row) => [row.name, row.settings])) };
}

/** The functions of a name whose parameters these are: all required ones, no unknown one. */
export function findByArguments(
  candidates: readonly SqlFunction[],
  names: readonly string[],
): readonly SqlFunction[] {
  return candidates.filter(
    ({ parameters }) =>
      parameters.every(({ name, isRequired }) => !isRequired || names.includes(name)) &&
      names.every((asked) => parameters.some(({ name }) => name === asked)),
  );
}

/** A function of one unnamed json or jsonb parameter takes the whole body. */
export function takesBody({ parameters: [first, ...others] }: SqlFunction): boolean {
  return (
    first !== undefined && others.length === 0 && first.name === '' && /^jsonb?$/.test(first.type)
  );
}

interface FunctionRow {
  readonly schema: string;
  readonly name: string;
  readonly names: readonly string[] | null;
  readonly types: readonly string[];
  readonly optional: number;
  readonly variadic: boolean;
  readonly volatile: boolean;
  readonly returns: SqlFunction['returns'];
  readonly settings: readonly string[];
}

function toFunction(row: FunctionRow): SqlFunction {
  const count = row.types.length;
  return {
    schema: row.schema,
    name: row.name,
    returns: row.returns,
    isVolatile: row.volatile,
    settings: row.settings,
    parameters: row.types.map((type, index) => ({
      name: row.names?.[index] ?? '',
      type,
      isRequired: index < count - row.optional && !(row.variadic && index === count - 1),
      isVariadic: row.variadic && index === count - 1,
    })),
  };
}

const listFunctions = `
  select n.nspname as schema, p.proname as name, p.provolatile = 'v' as volatile,
    p.pronargdefaults as optional, p.provariadic <> 0 as variadic,
    coalesce(p.proconfig, '{}') as settings,
    case
      when p.prorettype = 'void'::regtype then 'void'
      when not p.proretset then 'one'
      when t.typtype = 'c' or p.prorettype = 'record'::regtype
        or coalesce(p.proargmodes::text[] && '{t,b,o}', false) then 'rows'
      else 'scalars'
    end as returns,
    (select coalesce(array_agg(format_type(a.oid, null) order by a.place), '{}')
       from unnest(p.proargtypes) with ordinality as a (oid, place)) as types,
    (select array_agg(coalesce(p.proargnames[a.place], '') order by a.place)
       from generate_series(1, coalesce(array_length(p.proargmodes, 1), p.pronargs)) as a (place)
      where p.proargmodes is null or p.proargmodes[a.place] in ('i', 'b', 'v')) as names
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_type t on t.oid = p.prorettype
  where n.nspname = any ($1) and p.prokind = 'f'
    and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)`;

const listRoles = `
  select r.rolname as name, array_agg(setting) as settings
  from pg_db_role_setting s
  join pg_roles r on r.oid = s.setrole
  cross join unnest(s.setconfig) as setting
  where pg_has_role(current_user, r.oid, 'member') group by 1`;
