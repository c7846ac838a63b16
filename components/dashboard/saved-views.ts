import type { SavedView } from '../../lib/model/reports.ts';

/** Letters of a view's name. */
export const maxViewName = 60;

/** One view as another: renamed, or of another filter. */
export function withView(
  views: readonly SavedView[],
  id: string,
  part: Partial<Pick<SavedView, 'name' | 'query'>>,
): readonly SavedView[] {
  return views.map((view) => (view.id === id ? { ...view, ...part } : view));
}
