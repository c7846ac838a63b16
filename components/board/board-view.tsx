import { useDashboard } from '../dashboard/use-dashboard.ts';

/** Stages as columns, deals as cards. */
export function BoardView() {
  useDashboard('board', { isWhole: true });
  return null;
}
