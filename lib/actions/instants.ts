/** Whether one ISO time lies after another. They are text of one length nearly always, and are then compared as such. */
export function isLater(a: string, than: string): boolean {
  return a.length === than.length ? a > than : Date.parse(a) > Date.parse(than);
}

export function toLater(a: string, b: string): string {
  return isLater(b, a) ? b : a;
}
