import type { CompanyId } from '../../lib/model/ids.ts';

export interface DealViewProps {
  readonly id: string;
  readonly onOpenProspect: (id: string) => void;
  readonly onOpenCompany: (id: CompanyId) => void;
  readonly onOpenDeal: (id: string) => void;
  readonly onGone: () => void;
}

/** A deal: what to do now, where it stands, who decides, what has happened, what it is worth. */
export function DealView(_props: DealViewProps) {
  return null;
}
