import type { Channel } from '../model/prospect.ts';
import type { RowRef } from '../reports/metrics.ts';
import type { Mirrors } from './mirrors.ts';
import { isListed } from './tables.ts';

/** What a row behind a number is known by. */
export interface RowTitle extends RowRef {
  /** Name of a deal or a prospect; of a touchpoint its subject, else the names of its people. May be empty. */
  readonly title: string;
  /** Company of a deal; title and company of a prospect; people of a touchpoint that has a subject. */
  readonly detail: string | null;
  /** When a deal was closed, a prospect entered, a touchpoint was; milliseconds since 1970. */
  readonly at: number | null;
  /** Of a deal, decimal text in its own currency. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** Of a touchpoint. */
  readonly channel: Channel | null;
}

const nothing = { detail: null, at: null, amount: null, currency: null, channel: null } as const;

function joined(parts: readonly (string | null | undefined)[]): string | null {
  const named = parts.filter((part) => part);
  return named.length > 0 ? named.join(' · ') : null;
}

/** In their order; those that are gone are left out. */
export async function loadTitles(
  mirrors: Mirrors,
  refs: readonly RowRef[],
): Promise<readonly RowTitle[]> {
  const tables = new Set(refs.map(({ table }) => table));
  const none = new Map<string, never>();
  const [deals, prospects, companies, touchpoints] = await Promise.all([
    tables.has('deals') ? mirrors.rows('deals') : none,
    tables.has('prospects') || tables.has('touchpoints') ? mirrors.rows('prospects') : none,
    mirrors.rows('companies'),
    tables.has('touchpoints') ? mirrors.rows('touchpoints') : none,
  ]);
  const companyName = (id: string | null) => companies.get(id ?? '')?.name;

  const toTitle = ({ table, id }: RowRef): RowTitle | undefined => {
    if (table === 'deals') {
      const deal = deals.get(id);
      if (!deal) return undefined;
      const { name: title, closedAt: at, amount, currency } = deal;
      const detail = companyName(deal.companyId) ?? null;
      return { ...nothing, table, id, title, detail, at, amount, currency };
    }
    if (table === 'prospects') {
      const person = prospects.get(id);
      if (!person) return undefined;
      const detail = joined([person.title, companyName(person.companyId)]);
      return { ...nothing, table, id, title: person.fullName, detail, at: person.createdAt };
    }
    const touch = touchpoints.get(id);
    if (!touch) return undefined;
    const people = joined(touch.prospectIds.map((of) => prospects.get(of)?.fullName));
    const { subject, at, channel } = touch;
    const detail = subject === null ? null : people;
    return { ...nothing, table, id, title: subject ?? people ?? '', detail, at, channel };
  };
  return refs.flatMap((ref) => toTitle(ref) ?? []);
}

/** More people than this are not worth a question each: then all are read, and stay. */
const mostAsked = 10_000;

/** Of prospects, by id; of those that are gone none. All of them are read only where many are asked about. */
export async function loadNames(
  mirrors: Mirrors,
  prospectIds: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(prospectIds)];
  if (mirrors.isRead('prospects') || ids.length > mostAsked) {
    const prospects = await mirrors.rows('prospects');
    return new Map(
      ids.flatMap((id) => {
        const person = prospects.get(id);
        return person ? [[id, person.fullName]] : [];
      }),
    );
  }
  const rows = await mirrors.store.prospects.bulkGet(ids);
  return new Map(rows.flatMap((row) => (isListed(row) ? [[row.id, row.full_name]] : [])));
}
