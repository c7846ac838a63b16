/** Options: stages, business days and holidays, currency, and when the rep wants to be told. */
export function SellingParts() {
  return null;
}
