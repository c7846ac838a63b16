import type { ChartTexts } from './chart-file.ts';

/**
 * A drawing as a picture of its own: the SVG in the page takes colours and sizes from the style sheet, which an image does
 * not have, so each element carries them along.
 */

const carried = [
  'display',
  'dominant-baseline',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-variant-numeric',
  'font-weight',
  'opacity',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'visibility',
] as const;

const edge = 20;
/** Title, detail and legend above the drawing. */
const headHeight = 70;
const lineHeight = 16;
/** Pixels of the picture to one of the page. */
const pixelRatio = 2;

const namespace = 'http://www.w3.org/2000/svg';

function carryStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of carried) {
    const value = style.getPropertyValue(name);
    if (value !== '') to.setAttribute(name, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy) carryStyle(child, copy);
  }
}

/** A copy that looks the same without the page around it. */
function toOwnDrawing(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  carryStyle(svg, copy);
  return copy;
}

function placed(svg: SVGSVGElement, { x, y }: { x: number; y: number }): SVGSVGElement {
  const { width, height } = svg.getBoundingClientRect();
  const copy = toOwnDrawing(svg);
  for (const [name, value] of Object.entries({ x, y, width, height })) {
    copy.setAttribute(name, String(value));
  }
  return copy;
}

function textAt(
  words: string,
  of: {
    readonly x: number;
    readonly y: number;
    readonly like: Element;
    readonly weight?: 'normal';
  },
): SVGTextElement {
  const style = getComputedStyle(of.like);
  const text = document.createElementNS(namespace, 'text');
  const attributes = {
    x: of.x,
    y: of.y,
    fill: style.color,
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': of.weight ?? style.fontWeight,
  };
  for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value));
  text.textContent = words;
  return text;
}

/** Words in as many lines as they need in so many pixels, as they look in an element. */
function toLines(words: string, of: { readonly width: number; readonly like: Element }): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [words];
  const { fontSize, fontFamily } = getComputedStyle(of.like);
  context.font = `${fontSize} ${fontFamily}`;
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > of.width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** The drawing with title and legend above it and what must be said below it, on the ground it stands on, as SVG text. */
function toSheet(figure: HTMLElement, texts: ChartTexts) {
  const drawing = figure.querySelector<SVGSVGElement>('[data-drawing] svg');
  const heading = figure.querySelector('[data-title]');
  if (!drawing || !heading) return undefined;
  const box = drawing.getBoundingClientRect();
  const width = Math.ceil(box.width) + edge * 2;
  const lines = texts.notes.flatMap((note) =>
    toLines(note, { width: Math.ceil(box.width), like: heading }),
  );
  const notesTop = headHeight + Math.ceil(box.height) + lineHeight;
  const height = notesTop + lines.length * lineHeight + edge - lineHeight;
  const sheet = document.createElementNS(namespace, 'svg');
  sheet.setAttribute('xmlns', namespace);
  sheet.setAttribute('width', String(width));
  sheet.setAttribute('height', String(height));
  const ground = document.createElementNS(namespace, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(figure).backgroundColor);
  sheet.append(
    ground,
    textAt(texts.title, { x: edge, y: edge + 10, like: heading }),
    textAt(texts.detail, { x: edge, y: edge + 26, like: heading, weight: 'normal' }),
  );
  let x = edge;
  for (const item of figure.querySelectorAll<HTMLElement>('[data-legend-item]')) {
    const mark = item.querySelector('svg');
    if (mark) {
      sheet.append(placed(mark, { x, y: edge + 33 }));
      x += mark.getBoundingClientRect().width + 4;
    }
    sheet.append(textAt(item.textContent, { x, y: edge + 43, like: item }));
    x += item.getBoundingClientRect().width + 4;
  }
  sheet.append(placed(drawing, { x: edge, y: headHeight }));
  for (const [index, line] of lines.entries()) {
    const y = notesTop + index * lineHeight;
    sheet.append(textAt(line, { x: edge, y, like: heading, weight: 'normal' }));
  }
  return { width, height, text: new XMLSerializer().serializeToString(sheet) };
}

/** As it looks on paper, whatever the screen's colours are. */
function toLightSheet(figure: HTMLElement, texts: ChartTexts) {
  const before = figure.style.colorScheme;
  figure.style.colorScheme = 'light';
  try {
    return toSheet(figure, texts);
  } finally {
    figure.style.colorScheme = before;
  }
}

/** @throws where the figure holds no drawing, and where the browser cannot draw it. */
export async function toPicture(figure: HTMLElement, texts: ChartTexts): Promise<Blob> {
  const sheet = toLightSheet(figure, texts);
  if (!sheet) throw new Error('no drawing to save');
  const image = new Image();
  // A blob's address is refused by the policy of extension pages, data is not.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet.text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = sheet.width * pixelRatio;
  canvas.height = sheet.height * pixelRatio;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('no picture came'))),
      'image/png',
    );
  });
}
