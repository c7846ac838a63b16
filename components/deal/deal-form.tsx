export interface DealFormProps {
  /** Becomes the first stakeholder; its company is proposed. */
  readonly prospectId: string | undefined;
  readonly companyId: string | undefined;
  /** Gets the id of the deal that was made, or nothing where the rep went back. */
  readonly onDone: (id: string | undefined) => void;
}

/** A new deal. What was typed is kept until it is saved or let go. */
export function DealForm(_props: DealFormProps) {
  return null;
}
