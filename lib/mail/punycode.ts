/** RFC 3492 with the parameters that domain names use. */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;

function toDigit(code: number): number {
  if (code >= 48 && code < 58) return code - 22;
  if (code >= 97 && code < 123) return code - 97;
  return base;
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > ((base - tMin) * tMax) / 2; bias += base) rest = Math.floor(rest / (base - tMin));
  return bias + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}

/** A label of a domain as people read it: `xn--mller-kva` → `müller`; as it stands where it is not of the form. */
export function toReadableLabel(label: string): string {
  const folded = label.toLowerCase();
  if (!folded.startsWith('xn--')) return folded;
  const text = folded.slice(4);
  const end = text.lastIndexOf('-');
  const points = Array.from(text.slice(0, Math.max(0, end)), (sign) => sign.charCodeAt(0));
  let point = 128;
  let at = 0;
  let bias = 72;
  for (let next = end + 1; next < text.length; ) {
    const before = at;
    for (let weight = 1, step = base; ; step += base) {
      const digit = toDigit(text.charCodeAt(next));
      next += 1;
      if (digit >= base) return folded;
      at += digit * weight;
      const threshold = Math.min(tMax, Math.max(tMin, step - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const count = points.length + 1;
    bias = adapt(at - before, count, before === 0);
    point += Math.floor(at / count);
    at %= count;
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return folded;
    points.splice(at, 0, point);
    at += 1;
  }
  return String.fromCodePoint(...points);
}
