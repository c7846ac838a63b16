import { hash } from './html.ts';

/** Draws what a picture's address asks for: a portrait, a cover or a logo, in colours that belong to the slug. */
export function drawPicture(pathname: string): string {
  const slug = decodeURIComponent(/SANDBOX-([^/]+)/.exec(pathname)?.[1] ?? 'nobody');
  const hue = hash(slug) % 360;
  if (pathname.includes('displaybackgroundimage')) return drawCover(hue);
  if (pathname.includes('company-logo')) return drawLogo(hue, hash(slug));
  return drawPortrait(hue, hash(slug));
}

function drawPortrait(hue: number, seed: number): string {
  const skin = ['#e8c3a0', '#d8a47f', '#b98058', '#f0d2b6', '#8d5a3b'][seed % 5] ?? '#d8a47f';
  const hair =
    ['#2a211c', '#4a3324', '#7a5a3a', '#1b1b20', '#6b6b70'][(seed >> 3) % 5] ?? '#2a211c';
  return svg(
    200,
    200,
    `<rect width="200" height="200" fill="hsl(${hue} 32% 80%)"/><path d="M30 205c4-50 34-68 70-68s66 18 70 68z" fill="hsl(${hue} 38% 36%)"/><path d="M84 120h32v30c0 12-32 12-32 0z" fill="${skin}"/><path d="M58 82c0-62 84-62 84 0v26c-2 12-8 18-14 20H72c-6-2-12-8-14-20z" fill="${hair}"/><ellipse cx="100" cy="92" rx="32" ry="38" fill="${skin}"/><path d="M66 84c8-22 20-26 34-26s28 6 34 26c-10-10-20-14-34-14s-24 4-34 14z" fill="${hair}"/>`,
  );
}

function drawCover(hue: number): string {
  const second = (hue + 40) % 360;
  return svg(
    1000,
    250,
    `<defs><linearGradient id="a" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 34% 38%)"/><stop offset="1" stop-color="hsl(${second} 38% 72%)"/></linearGradient></defs><rect width="1000" height="250" fill="url(#a)"/><path d="M0 190c180-70 320 40 520-20s320-30 480-90v170H0z" fill="hsl(${second} 30% 86%)" opacity=".35"/><path d="M0 230c220-50 420 20 620-30s260 0 380-40v90H0z" fill="hsl(${hue} 30% 24%)" opacity=".25"/>`,
  );
}

function drawLogo(hue: number, seed: number): string {
  const shapes = [
    '<circle cx="50" cy="50" r="24"/>',
    '<path d="M26 70 50 24l24 46z"/>',
    '<path d="M28 28h18v44H28zM54 44h18v28H54z"/>',
    '<path d="M24 50a26 26 0 0 1 52 0z"/>',
  ];
  return svg(
    100,
    100,
    `<rect width="100" height="100" fill="hsl(${hue} 36% 34%)"/><g fill="hsl(${hue} 60% 92%)">${shapes[seed % shapes.length]}</g>`,
  );
}

function svg(width: number, height: number, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice">${inside}</svg>`;
}
