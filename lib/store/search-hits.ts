import type { Table } from 'dexie';
import type { Company } from '../model/company.ts';
import type { Deal, Stage, Stakeholder } from '../model/deal.ts';
import type { AboutKind, Note } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import { loadScores } from './kept-scores.ts';
import type { KeptScore } from './score-rows.ts';
import { isListed, parseRowMark, type SearchTable, searchedLength } from './search-lines.ts';
import type { Store } from './store.ts';

/** A row that has a view of its own. */
export interface RecordRef {
  readonly table: Exclude<SearchTable, 'notes'>;
  readonly id: string;
}

export interface SearchHit {
  readonly table: SearchTable;
  readonly id: string;
  /** The name; of a note its text, as far as it is searched. */
  readonly title: string;
  /** Empty for a note. */
  readonly detail: string;
  /** What shows it: itself, or what a note is about; a note on a stakeholder is shown by the deal. */
  readonly opens: RecordRef;
  /** Of a note: when it was written (ISO, UTC), and whom or what it is about. */
  readonly note?: { readonly at: string; readonly aboutName: string | undefined };
  /** Of a prospect, as it is kept. */
  readonly score?: KeptScore;
}

type ById<Row> = ReadonlyMap<string, Row>;

/** Everything that hits are told by. */
interface Loaded {
  readonly people: ById<Prospect>;
  readonly companies: ById<Company>;
  readonly deals: ById<Deal>;
  readonly notes: ById<Note>;
  readonly stages: ById<Stage>;
  readonly stakeholders: ById<Stakeholder>;
  readonly scores: ById<KeptScore>;
}

/** The rows of marks, as they are shown. Inside a transaction. */
export async function loadHits(store: Store, marks: readonly string[]): Promise<SearchHit[]> {
  const refs = marks.map(parseRowMark);
  const loaded = await loadAround(store, refs);
  return refs.flatMap((ref) => toHit(ref, loaded) ?? []);
}

async function loadAround(
  store: Store,
  refs: readonly { readonly table: SearchTable; readonly id: string }[],
): Promise<Loaded> {
  const idsOf = (table: SearchTable) => refs.flatMap((ref) => (ref.table === table ? ref.id : []));
  const notes = await loadById(store.notes, idsOf('notes'));
  const aboutIds = (kind: AboutKind) =>
    [...notes.values()].flatMap((note) => (note.about_kind === kind ? note.about_id : []));
  const stakeholders = await loadById(store.stakeholders, aboutIds('stakeholder'));
  const parts = [...stakeholders.values()];
  const [people, deals] = await Promise.all([
    loadById(store.prospects, [
      ...idsOf('prospects'),
      ...aboutIds('prospect'),
      ...parts.map((part) => part.prospect_id),
    ]),
    loadById(store.deals, [...idsOf('deals'), ...aboutIds('deal')]),
  ]);
  const stageIds = [...deals.values()].map((deal) => deal.stage_id);
  const employers = [...people.values(), ...deals.values()].map((row) => row.company_id);
  const [scores, stages, companies] = await Promise.all([
    loadScores(store, idsOf('prospects')),
    loadById(store.stages, stageIds),
    loadById(store.companies, [...idsOf('companies'), ...aboutIds('company'), ...employers]),
  ]);
  return { notes, stakeholders, people, deals, stages, companies, scores };
}

async function loadById<Row extends { readonly id: string }>(
  table: Table<Row, string>,
  ids: readonly (string | null)[],
): Promise<ById<Row>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = await table.bulkGet(asked);
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
}

function toHit(
  { table, id }: { readonly table: SearchTable; readonly id: string },
  loaded: Loaded,
): SearchHit | undefined {
  if (table === 'notes') return toNoteHit(loaded.notes.get(id), loaded);
  const ref = { table, id, opens: { table, id } };
  if (table === 'companies') {
    const company = loaded.companies.get(id);
    if (!company) return undefined;
    return { ...ref, title: company.name, detail: toDetail(company.industry, company.location) };
  }
  if (table === 'deals') {
    const deal = loaded.deals.get(id);
    if (!deal) return undefined;
    const stageName = loaded.stages.get(deal.stage_id)?.name;
    return { ...ref, title: deal.name, detail: toDetail(stageName, companyName(deal, loaded)) };
  }
  const person = loaded.people.get(id);
  if (!person) return undefined;
  const detail = toDetail(person.title ?? person.headline, companyName(person, loaded));
  const score = loaded.scores.get(id);
  return { ...ref, title: person.full_name, detail, ...(score ? { score } : {}) };
}

function toNoteHit(note: Note | undefined, loaded: Loaded): SearchHit | undefined {
  const about = note && findAbout(note, loaded);
  if (!about) return undefined;
  return {
    table: 'notes',
    id: note.id,
    title: note.body.slice(0, searchedLength),
    detail: '',
    opens: about.opens,
    note: { at: note.created_at, aboutName: about.name },
  };
}

/** `undefined` where nothing tells which view would show it. */
function findAbout(
  { about_kind, about_id: id }: Note,
  { people, companies, deals, stakeholders }: Loaded,
): { readonly name: string | undefined; readonly opens: RecordRef } | undefined {
  // A row that was joined with another one is shown as that one.
  switch (about_kind) {
    case 'prospect': {
      const person = people.get(id);
      return {
        name: person?.full_name,
        opens: { table: 'prospects', id: person?.merged_into ?? id },
      };
    }
    case 'company': {
      const company = companies.get(id);
      return { name: company?.name, opens: { table: 'companies', id: company?.merged_into ?? id } };
    }
    case 'deal':
      return { name: deals.get(id)?.name, opens: { table: 'deals', id } };
    case 'stakeholder': {
      const part = stakeholders.get(id);
      return (
        part && {
          name: people.get(part.prospect_id)?.full_name,
          opens: { table: 'deals', id: part.deal_id },
        }
      );
    }
  }
}

function companyName(of: Prospect | Deal, { companies }: Loaded): string | undefined {
  const company = companies.get(of.company_id ?? '');
  return isListed(company) ? company?.name : undefined;
}

function toDetail(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}
