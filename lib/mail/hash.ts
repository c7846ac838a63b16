/**
 * Names a long text by eleven letters and digits, the same on every computer. Not for secrets: it keeps names short, and
 * 53 bits keep them apart within one mailbox.
 */
export function hashText(text: string): string {
  // Two halves that are mixed with each other at the end (the public-domain scheme known as cyrb53).
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const bits = 4294967296 * (2097151 & low) + (high >>> 0);
  return bits.toString(36).padStart(11, '0');
}
