/** Forecast. */
export function ForecastView() {
  return null;
}
