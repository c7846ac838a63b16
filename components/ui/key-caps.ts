const capsByKey: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Shift: '⇧',
  ' ': '␣',
};

function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** What is printed on the keys: `Ctrl+Enter` → `Ctrl ↵` (`⌘ ↵` on a Mac), `d` → `D`. */
export function toKeyCaps(keys: string): string {
  return keys
    .split(/\+(?=.)/)
    .map((key) => {
      if (key === 'Ctrl') return isApple() ? '⌘' : 'Ctrl';
      return capsByKey[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    })
    .join(' ');
}

/** The form of `aria-keyshortcuts`, which wants `Control` in full and letters in capitals. */
export function toAriaShortcut(keys: string): string {
  return keys
    .split(/\+(?=.)/)
    .map((key) => (key === 'Ctrl' ? 'Control' : key.length === 1 ? key.toUpperCase() : key))
    .join('+');
}
