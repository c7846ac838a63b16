export interface WriteSectionProps {
  readonly prospectId: string;
  readonly name: string;
}

/** A personal message from a template, to be copied and pasted by the rep; never sent by us. */
export function WriteSection(_props: WriteSectionProps) {
  return null;
}
