import type { FieldName, FieldValue } from '../../model/extraction.ts';
import { companyOfLine, readCardLines } from './card-lines.ts';
import { toCleanText, toFolded } from './clean.ts';
import { splitHeadline } from './headline.ts';
import { readBesideIcon } from './icon.ts';
import { hasType, readEmbedded, readJsonLd, textsAt } from './json.ts';
import { readLabelled } from './labelled.ts';
import { readOrderedFacts } from './ordered-facts.ts';
import type { Layer } from './pack.ts';
import type { BoundPage } from './page.ts';
import { currentPosition, readPositions } from './positions.ts';
import { elementsIn, textOf } from './text.ts';

/** What earlier fields and layers gave: the headline and the company help to tell the title. */
export type Known = Readonly<Partial<Record<FieldName, FieldValue>>>;

function matchOf(text: string, pattern: RegExp | undefined): string {
  return pattern ? (pattern.exec(text)?.[1] ?? '') : text;
}

/** The raw texts that a layer finds; empty where its source is not on the page. Reads only, in any document. */
export function readLayer(layer: Layer, page: BoundPage, known: Known): readonly string[] {
  return readSource(layer, page, known).filter((text) => text.trim() !== '');
}

function readSource(layer: Layer, page: BoundPage, known: Known): readonly string[] {
  const { document, strangers } = page;
  switch (layer.kind) {
    case 'url':
    case 'bound':
      return readIdentity(layer, page);
    case 'title':
      return readTitle(layer, page);
    case 'jsonLd': {
      const nodes = readJsonLd(document).filter((node) => hasType(node, layer.type));
      const own = nodes.find((node) =>
        [...textsAt(node, ['url']), ...textsAt(node, ['sameAs'])].some(
          (address) => page.slugOf(address) === page.slug,
        ),
      );
      const texts = own ? textsAt(own, layer.path) : [];
      return layer.take === 'slug' ? texts.flatMap((text) => page.slugOf(text) ?? []) : texts;
    }
    case 'embeddedJson': {
      const needle = page.boundSlug || page.slug;
      const entities = readEmbedded(document, needle);
      const own = entities.find(
        (entity) =>
          String(entity['$type']).endsWith(layer.type) &&
          page.slugOf(`/in/${String(entity[layer.where])}/`) === needle,
      );
      if (!own) return [];
      const texts = layer.paths.map((path) => textsAt(own, path, entities)[0] ?? '');
      return [texts.join(' ')];
    }
    case 'headlineAt': {
      const split = splitHeadline(known['headline'], known['company_name']);
      return split ? [split[layer.take]] : [];
    }
    default:
      break;
  }
  const region = page.regions.get(layer.in ?? 'card');
  if (!region) return [];
  switch (layer.kind) {
    case 'css':
      return found(region, layer.select, strangers).map((element) => {
        const text = layer.attribute
          ? (element.getAttribute(layer.attribute) ?? '')
          : textOf(element, layer.ownText ? { ownText: true } : { skip: strangers });
        return layer.attribute === 'href' && layer.pattern === undefined
          ? (page.slugOf(text) ?? '')
          : matchOf(text, layer.pattern);
      });
    case 'labelled':
      return readLabelled(region, layer, strangers);
    case 'icon':
      return readBesideIcon(region, layer, strangers);
    case 'ordered': {
      const lines = readCardLines(region, page.regions.get('heading'), strangers);
      const line = lines[layer.take];
      return [(layer.take === 'company' ? companyOfLine(region, line, strangers) : line) ?? ''];
    }
    case 'orderedFacts':
      return [readOrderedFacts(region, strangers)[layer.take] ?? ''];
    case 'position': {
      const company = known['company_name'];
      const shapes = layer.shapes.filter(({ layout }) => layout === page.layout);
      const position = currentPosition(
        shapes.flatMap((shape) => readPositions(region, shape, strangers)),
        {
          company: typeof company === 'string' ? company : undefined,
          text: cardText(page),
        },
      );
      if (!position) return [];
      if (layer.take === 'title') return [position.title];
      if (layer.take === 'company') return [position.company ?? ''];
      return [page.slugOf(position.companyHref ?? '') ?? ''];
    }
  }
}

/** The card's text with that of its buttons, in which one layout keeps company and school. */
function cardText({ regions, strangers }: BoundPage): string {
  const card = regions.get('card');
  if (!card) return '';
  const parts = [card, ...elementsIn(card, 'button', strangers)];
  return parts.map((part) => textOf(part, { skip: strangers })).join(' ');
}

function found(region: Element, select: string, strangers: string): Element[] {
  return select === ':scope' ? [region] : elementsIn(region, select, strangers);
}

function readIdentity(
  layer: Extract<Layer, { kind: 'url' | 'bound' }>,
  page: BoundPage,
): readonly string[] {
  if (layer.kind === 'url') return [layer.part === 'slug' ? page.slug : page.id];
  return [layer.part === 'slug' ? page.boundSlug : page.boundId];
}

function readTitle(layer: Extract<Layer, { kind: 'title' }>, page: BoundPage): readonly string[] {
  const text = matchOf(toCleanText(page.document.title), layer.pattern);
  if (!layer.likeSlug) return [text];
  const slug = toFolded(page.boundSlug || page.slug).replace(/ /g, '');
  // An old title of another page (feed, search) stays for a while; a person's own shares a word with the slug.
  const isLike = toFolded(text)
    .split(' ')
    .some((word) => word.length > 2 && slug.includes(word));
  return isLike ? [text] : [];
}
