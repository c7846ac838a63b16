import type { Department, Seniority } from '../model/scoring.ts';
import { readTitle } from './read-title.ts';

export interface RoleTexts {
  readonly title: string | null;
  readonly headline: string | null;
  /** What a rep wrote. */
  readonly seniority: string | null;
  readonly department: string | null;
}

export type RoleSource = 'own' | 'title' | 'headline';

/** What somebody is, and from which text that was read; null where nothing tells. */
export interface Role {
  readonly seniority: Seniority | null;
  readonly seniorityFrom: RoleSource | null;
  readonly departments: readonly Department[];
  readonly departmentsFrom: RoleSource | null;
}

/** A rep's own word before what the title says, that before the headline. */
export function readRole({ title, headline, seniority, department }: RoleTexts): Role {
  const ofTitle = readTitle(title ?? '');
  // Behind a title that tells the seniority a headline is more often about something else.
  const ofHeadline =
    headline !== null && (title === null || ofTitle.seniority === null)
      ? readTitle(headline)
      : undefined;
  const seniorities = [
    ['own', seniority === null ? null : readTitle(seniority).seniority],
    ['title', ofTitle.seniority],
    ['headline', ofHeadline?.seniority ?? null],
  ] as const;
  const departments = [
    ['own', department === null ? [] : readTitle(department).departments],
    ['title', ofTitle.departments],
    ['headline', ofHeadline?.departments ?? []],
  ] as const;
  const foundSeniority = seniorities.find(([, found]) => found !== null);
  const foundDepartments = departments.find(([, found]) => found.length > 0);
  return {
    seniority: foundSeniority?.[1] ?? null,
    seniorityFrom: foundSeniority?.[0] ?? null,
    departments: foundDepartments?.[1] ?? [],
    departmentsFrom: foundDepartments?.[0] ?? null,
  };
}
