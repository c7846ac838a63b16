/** Metrics. */
export function ReportsView() {
  return null;
}
