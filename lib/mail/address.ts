/** The part after the last `@`; `''` where there is none. */
export function domainOf(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 0 ? '' : email.slice(at + 1);
}

/** An address as it is compared: lower case, without a tag: `Jane+news@acme.com` → `jane@acme.com`. */
export function toUntagged(email: string): string {
  const folded = email.trim().toLowerCase();
  const at = folded.lastIndexOf('@');
  const plus = folded.indexOf('+');
  // Nothing before the plus is no tag: such an address would lose its name.
  return plus > 0 && plus < at ? folded.slice(0, plus) + folded.slice(at) : folded;
}

/**
 * The mailbox that an address of the rep's own leads to: untagged, and at Gmail without dots. Only for own addresses:
 * elsewhere two addresses that differ by a dot are two people.
 */
export function toOwnMailbox(email: string): string {
  const bare = toUntagged(email);
  const at = bare.lastIndexOf('@');
  if (!/@(?:gmail|googlemail)\.com$/.test(bare)) return bare;
  return `${bare.slice(0, at).replaceAll('.', '')}@gmail.com`;
}

/** Whether an address is in one of the domains or below it. */
export function isInDomains(email: string, domains: ReadonlySet<string>): boolean {
  const parts = domainOf(email).split('.');
  return parts.some((_, at) => domains.has(parts.slice(at).join('.')));
}
