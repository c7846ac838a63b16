import { hashed } from './html.ts';

/** The look of the sandbox's pages: plain, in nobody's colours. Classes are the hashed ones, so no page gives itself away by a name. */
export const pageStyle = `
:root { --ink: #1d2430; --soft: #5c6675; --line: #dfe3e8; --back: #f1f3f6; --card: #fff; --deep: #31456a; color-scheme: light; }
* { box-sizing: border-box; }
html, body { margin: 0; height: 100%; background: var(--back); color: var(--ink); font: 14px/1.45 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1, h2, h3, h4, p, ul, dl, dd, figure { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
button { font: inherit; }
svg[id$="-medium"], svg[id$="-small"] { width: 16px; height: 16px; vertical-align: -3px; color: var(--soft); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[data-testid="toasts-title"] { position: absolute; left: -999px; }

header[role="banner"] { position: sticky; top: 0; z-index: 5; height: 52px; background: var(--card); border-bottom: 1px solid var(--line); display: flex; align-items: center; gap: 16px; padding: 0 24px; }
header[role="banner"] i { width: 30px; height: 30px; border-radius: 9px; background: linear-gradient(135deg, #31456a, #6f8fc0); }
header[role="banner"] input { width: 260px; height: 34px; border: 0; border-radius: 6px; background: #e9edf2; padding: 0 12px; font: inherit; }
header[role="banner"] > :last-child { margin-left: auto; }
header[role="banner"] nav ul { display: flex; gap: 26px; color: var(--soft); font-size: 12px; }
header[role="banner"] nav img { width: 22px; height: 22px; border-radius: 50%; vertical-align: -6px; margin-right: 6px; }

main { max-width: 1128px; margin: 0 auto; padding: 20px 24px 60px; display: grid; grid-template-columns: minmax(0, 1fr) 300px; gap: 20px; align-items: start; }
main#workspace { max-width: none; height: calc(100vh - 52px); overflow: auto; padding-inline: max(24px, calc((100% - 1080px) / 2)); }
.${hashed('one-column')} { grid-template-columns: minmax(0, 820px); justify-content: center; }
[role="toolbar"][inert] { position: absolute; left: -9999px; }

.${hashed('card')}, .artdeco-card, .core-section-container, .top-card-layout, .${hashed('plain-card')} { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin-bottom: 12px; overflow: hidden; padding: 18px 24px; }
.${hashed('card')} > h2, .artdeco-card h2, .core-section-container > h2 { font-size: 18px; margin-bottom: 10px; font-weight: 600; }
aside .${hashed('card')} { padding: 14px 18px; }
.${hashed('cover')} { margin: -18px -24px 0; height: 150px; overflow: hidden; }
.${hashed('cover')} svg { display: none; }
.${hashed('cover')} img, .${hashed('photo')} img { width: 100%; height: 100%; object-fit: cover; display: block; }
.${hashed('photo')} { width: 132px; height: 132px; margin-top: -76px; position: relative; border-radius: 50%; overflow: hidden; border: 4px solid #fff; background: #fff; }
.${hashed('photo')} svg { display: none; }
.${hashed('row')} { display: flex; gap: 24px; justify-content: space-between; }
.${hashed('identity')} { margin-top: 12px; max-width: 520px; }
.${hashed('name-line')} { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; color: var(--soft); }
.${hashed('name-line')} h2, main h1 { color: var(--ink); font-size: 24px; line-height: 1.25; font-weight: 600; display: inline; }
.${hashed('headline')} { font-size: 15px; margin: 2px 0 4px; }
.${hashed('soft')} { color: var(--soft); font-size: 13px; }
.${hashed('place-line')} { display: flex; gap: 6px; color: var(--soft); font-size: 13px; margin-top: 4px; }
.${hashed('place-line')} a, .${hashed('link')} { color: var(--deep); font-weight: 600; }
.${hashed('employer')} { display: flex; gap: 10px; align-items: center; margin: 6px 0; font-weight: 600; font-size: 13px; min-width: 220px; }
.${hashed('employer')} figure, .${hashed('logo')} { width: 32px; height: 32px; flex: none; border-radius: 6px; overflow: hidden; background: #e3e8ef; }
.${hashed('logo')} { width: 46px; height: 46px; }
.${hashed('employer')} img, .${hashed('logo')} img { width: 100%; height: 100%; display: block; }
.${hashed('employer')} svg, .${hashed('logo')} svg { display: none; }
.${hashed('buttons')} { display: flex; gap: 8px; margin-top: 14px; }
.${hashed('button')}, .artdeco-button { display: inline-block; margin-top: 10px; border: 1px solid var(--deep); color: var(--deep); background: none; border-radius: 18px; padding: 4px 16px; font-weight: 600; cursor: pointer; }
.${hashed('button')}:first-child, .artdeco-button--primary { background: var(--deep); color: #fff; }
.${hashed('entry')} { display: flex; gap: 12px; padding: 10px 0; }
.${hashed('entry')} p:first-child { font-weight: 600; }
.${hashed('entry')} p + p { color: var(--soft); font-size: 13px; }
.${hashed('bone')} { height: 12px; border-radius: 6px; background: #e6eaef; margin: 9px 0; width: 60%; }
.${hashed('bone')}:nth-child(2n) { width: 38%; }
.${hashed('rail-row')} { display: flex; gap: 10px; padding: 9px 0; font-size: 13px; }
.${hashed('rail-row')} img { width: 44px; height: 44px; border-radius: 50%; }
.${hashed('rail-row')} p:first-child { font-weight: 600; }
.${hashed('result')} { display: flex; gap: 14px; padding: 14px 0; border-bottom: 1px solid var(--line); align-items: center; }
.${hashed('result')} img { width: 60px; height: 60px; border-radius: 50%; }
.${hashed('result')} > div:last-child:not(:first-child) { margin-left: auto; }
.${hashed('fact')} { margin: 10px 0; }
.${hashed('fact')} > p:first-child, dt { font-weight: 600; margin-top: 10px; }
dialog[open] { border: 1px solid var(--line); border-radius: 10px; width: 520px; padding: 20px 24px; position: fixed; top: 90px; margin: 0 auto; z-index: 9; box-shadow: 0 18px 50px #0003; }
[popover] { display: none; }
#interop-outlet { position: fixed; right: 24px; bottom: 0; z-index: 6; }
iframe { display: none; }

/* the older layout */
.ph5 { padding: 0; }
.top-card-background-hero-image { margin: -18px -24px 0; height: 150px; background: linear-gradient(120deg, #2f4a6b, #7ba3a8 60%, #cfd9c8); }
.pv-top-card-profile-picture__image--show { width: 132px; height: 132px; border-radius: 50%; border: 4px solid #fff; margin-top: -76px; position: relative; background: #fff; }
.pv-top-card-profile-picture__container { border: 0; background: none; padding: 0; }
.t-14, .text-body-small { font-size: 13px; } .t-black--light { color: var(--soft); } .t-bold { font-weight: 600; } .text-body-medium { font-size: 15px; }
.artdeco-list__item { padding: 10px 0; } .artdeco-list__item .t-normal { display: block; }
.entity-result { display: flex; gap: 14px; padding: 12px 0; border-bottom: 1px solid var(--line); }
.org-top-card-primary-content__logo { width: 96px; height: 96px; border-radius: 12px; margin-top: -52px; position: relative; border: 4px solid #fff; }
.org-top-card-summary-info-list__info-item { display: inline-block; margin-right: 12px; color: var(--soft); font-size: 13px; }
.org-page-navigation__items { display: flex; gap: 26px; margin-top: 16px; border-top: 1px solid var(--line); padding-top: 12px; color: var(--soft); font-weight: 600; }
[data-view-name="profile-card"] h2 .visually-hidden { position: absolute; }

/* seen from outside */
.top-card-layout__title { font-size: 24px; } .top-card-layout__headline { font-size: 15px; font-weight: 400; }
.top-card-layout__entity-image { width: 132px; height: 132px; border-radius: 50%; border: 4px solid #fff; margin-top: -76px; position: relative; display: block; }
.top-card-layout button { border: 0; background: none; padding: 0; } .contextual-sign-in-modal { display: none; }
.top-card-layout h3, .top-card-layout h4 { font-weight: 400; color: var(--soft); font-size: 13px; }
.cover-img { margin: -18px -24px 0; height: 150px; overflow: hidden; } .cover-img img { width: 100%; height: 100%; object-fit: cover; }
.experience-item { display: flex; gap: 12px; padding: 8px 0; } .experience-item h4, .date-range { font-weight: 400; color: var(--soft); font-size: 13px; }
.profile-section-card__image { width: 46px; height: 46px; border-radius: 6px; display: block; margin-bottom: 8px; } aside h4 { font-weight: 400; font-size: 13px; color: var(--soft); }
`;
