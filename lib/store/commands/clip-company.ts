import type { Company } from '../../model/company.ts';
import type { Evidence } from '../../model/evidence.ts';
import { foldText } from '../../model/fold.ts';
import { companyIdOf, companyKey } from '../../model/ids.ts';
import type { Subject } from '../commit.ts';
import { toDomain } from '../company-name.ts';
import type { Draft } from '../draft.ts';
import { companyColumn, isCompanyField, isIdentityField, textOf } from '../fields.ts';
import { findCompany, followMerge } from '../lookup.ts';
import { companyOnFile, isSameReading, mergedValue } from '../merge.ts';
import type { PageToSave } from './clip-profile.ts';
import { addFacts } from './facts.ts';
import { emptyCompany } from './link-company.ts';
import { type Taken, toTaking } from './take-fields.ts';

export async function saveCompanyPage(draft: Draft, page: PageToSave): Promise<Subject> {
  const { decision, incoming } = page;
  if (decision.kind === 'update') {
    const named = await draft.require('companies', decision.id);
    const row = (await followMerge(named, (id) => draft.load('companies', id))) ?? named;
    return updateCompany(draft, page, { row, taken: decision.fields });
  }
  const slug = textOf(incoming, 'slug');
  const name = textOf(incoming, 'name') ?? '';
  const key = companyKey({
    ...(slug ? { linkedinSlug: slug } : {}),
    foldedName: foldText(name) || name,
  });
  const id = companyIdOf(draft.identity.workspaceId, key ?? name);
  const known =
    (await findCompany(draft.store, { slug, linkedinId: textOf(incoming, 'linkedin_id') })) ??
    (await followMerge(await draft.load('companies', id), (target) =>
      draft.load('companies', target),
    ));
  if (known) return updateCompany(draft, page, { row: known, taken: 'gaps' });
  await draft.create('companies', id, emptyCompany(name));
  const created = await draft.require('companies', id);
  const subject = await updateCompany(draft, page, { row: created, taken: 'all' });
  return { ...subject, fieldCount: (subject.fieldCount ?? 0) + 1 };
}

async function updateCompany(
  draft: Draft,
  page: PageToSave,
  { row, taken }: { row: Company; taken: Taken },
): Promise<Subject> {
  const { incoming, edits = {}, extraction, readAt } = page;
  const onFile = companyOnFile(row);
  const taking = toTaking({ taken, onFile, incoming, edits });
  const values: Record<string, unknown> = {};
  const evidence: Record<string, Evidence> = {};
  for (const [field, reading] of incoming) {
    if (!isCompanyField(field)) continue;
    const now = onFile.value(field);
    const isOther =
      reading.value !== null && (now === null || !isSameReading(field, now, reading.value));
    const isNew = isIdentityField(field) ? isOther : taking.isTaken(field);
    if (isNew) {
      values[companyColumn(field)] =
        reading.value === null ? null : mergedValue(field, now, reading.value);
    }
    const of = isNew ? reading.evidence : taking.evidenceOf(field);
    if (of) evidence[companyColumn(field)] = of;
  }
  const fieldCount = Object.keys(values).length;
  // An open range (10,001+) has no upper end: the end of an older range must not stay.
  if ('size_min' in values && !incoming.has('size_max') && row.size_max !== null) {
    values['size_max'] = null;
  }
  const domain = toDomain(values['website']);
  if (domain && row.domain === null) values['domain'] = domain;
  await draft.patch('companies', row.id, { ...values, evidence });
  addFacts(
    draft,
    {
      entity: 'company',
      entity_id: row.id,
      known_at: readAt,
      source: `${extraction.site}:${extraction.pageKind}`,
    },
    values,
  );
  const name = typeof values['name'] === 'string' ? values['name'] : row.name;
  return { table: 'companies', id: row.id, name, fieldCount };
}
