/** Stands for `#i18n` in pages that the tests add: the texts of the package that they are in. */

declare const chrome: {
  readonly i18n: { getMessage(name: string, values?: readonly string[]): string };
};

export const i18n = {
  t: (key: string, values?: readonly string[]) =>
    chrome.i18n.getMessage(key.replaceAll('.', '_'), values),
};
