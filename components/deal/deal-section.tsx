export interface DealSectionProps {
  readonly prospectId: string;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: () => void;
}

/** The deals of a prospect: the open one that weighs most with its stage and value, the others as lines. */
export function DealSection(_props: DealSectionProps) {
  return null;
}
