import type { Department, Seniority } from '../model/scoring.ts';

export interface TitleReading {
  readonly seniority: Seniority | null;
  readonly departments: readonly Department[];
}

export function readTitle(_text: string): TitleReading {
  return { seniority: null, departments: [] };
}
