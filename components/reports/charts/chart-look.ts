/** What all charts share. Numbers here are for drawing only: what is said of money stays exact. */

export const axisText = { fontSize: 11, fill: 'var(--color-ink-3)' } as const;
export const labelText = { fontSize: 11, fill: 'var(--color-ink)' } as const;
export const gridColor = 'var(--color-grid)';

/** A row of an axis that has names. */
export interface Named {
  readonly label: string;
}
