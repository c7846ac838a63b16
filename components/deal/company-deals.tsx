export interface CompanyDealsProps {
  readonly companyId: string;
  readonly onOpenDeal: (id: string) => void;
  readonly onAddDeal: () => void;
}

/** The deals with a company: open ones first. */
export function CompanyDeals(_props: CompanyDealsProps) {
  return null;
}
