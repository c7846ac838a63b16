export interface CadenceSectionProps {
  readonly prospectId: string;
  readonly name: string;
}

/** Which cadence a prospect is on, its steps with their days, and what stops it. */
export function CadenceSection(_props: CadenceSectionProps) {
  return null;
}
