import type { BlockCode } from '../../model/extraction.ts';
import type { BlockSign } from '../engine/pack.ts';

/** Pages that stand where a profile or company was asked for. Asked only once no card was found: guest pages hold sign-in forms too. */
export const blockSigns: readonly BlockSign[] = [
  {
    code: 'captcha',
    path: /^\/checkpoint\/.*challenge/,
    select:
      'iframe[src*="captcha"],iframe[src*="arkoselabs"],[id^="captcha"],form[action*="/challenge"]',
  },
  {
    code: 'sign_in_wall',
    path: /^\/(?:authwall|uas\/login|login|signup|checkpoint|start|reg)\b/,
    select:
      'meta[content*="auth_wall"],.authwall,form[action*="/login"],form[class*="login"],form[class*="join-form"]',
  },
  {
    code: 'not_found',
    path: /^\/(?:404|in\/unavailable|company\/unavailable)(?:\/|$)/,
    select:
      'meta[content*="_404"],meta[content*="not_found"],[class*="not-found"],[data-sdui-screen*="NotFound"]',
    title: /not found|nicht gefunden|introuvable|no encontr|não encontr|không tìm thấy/i,
  },
];

/** Why a page without a card is none, as far as it says; the order is from the most to the least telling. */
export function blockOf(
  document: Document,
  url: string,
  signs: readonly BlockSign[] = blockSigns,
): BlockCode | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const byPath = signs.find((sign) => sign.path?.test(path));
  if (byPath) return byPath.code;
  return signs.find(
    (sign) =>
      (sign.select !== undefined && document.querySelector(sign.select) !== null) ||
      sign.title?.test(document.title),
  )?.code;
}

const muchText = 400;

/** A page that holds text but no card is a layout we do not know; one that holds none is still coming. */
export function emptyPageCode(document: Document): BlockCode {
  const main = document.querySelector('main') ?? document.body;
  const screens = document.querySelectorAll('[data-sdui-screen]');
  // The screen of the page before, a feed for example, stands until the new one is drawn.
  const isOther = [...screens].every((screen) => !/profile|compan|organi/i.test(screenOf(screen)));
  if (screens.length > 0 && isOther) return 'not_rendered';
  const text = (main?.textContent ?? '').replace(/\s+/g, '');
  return text.length > muchText ? 'unknown_layout' : 'not_rendered';
}

function screenOf(element: Element): string {
  return element.getAttribute('data-sdui-screen') ?? '';
}
