import { createContext, useContext } from 'react';
import type { Intent } from '../../lib/platform/intent.ts';
import type { Place } from './places.ts';

/** What every view of the dashboard can do. */
export interface DashboardActs {
  readonly go: (place: Place) => void;
  /** Opens the panel beside the dashboard on a record; must be called in the rep's own gesture. */
  readonly openInPanel: (intent: Intent) => void;
}

export const DashboardContext = createContext<DashboardActs>({
  go: () => {},
  openInPanel: () => {},
});

export function useDashboardActs(): DashboardActs {
  return useContext(DashboardContext);
}
