export interface ProspectPeopleProps {
  readonly prospectId: string;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenDeal: (id: string) => void;
}

/** The people of a prospect's deals; one deal at a time. */
export function ProspectPeople(_props: ProspectPeopleProps) {
  return null;
}
