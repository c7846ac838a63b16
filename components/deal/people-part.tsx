export interface PeoplePartProps {
  readonly dealId: string;
  readonly onOpenProspect: (id: string) => void;
}

/** Who decides: the map, the gaps in words, and each person's part with its evidence. */
export function PeoplePart(_props: PeoplePartProps) {
  return null;
}
