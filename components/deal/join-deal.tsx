export interface JoinDealProps {
  readonly prospectId: string;
  readonly name: string;
  readonly onOpenDeal: (id: string) => void;
}

/** Offers, by one key, to add this person to an open deal of their company in which they do not take part yet. */
export function JoinDeal(_props: JoinDealProps) {
  return null;
}
