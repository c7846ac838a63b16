import { i18n } from '#i18n';
import { fromUnits } from '../../lib/model/money.ts';
import type { Quantity } from '../../lib/reports/metrics.ts';
import { toMoneyText, toShortMoneyText } from '../money-text.ts';
import { numberText, pageLocale } from '../ui/locale.ts';
import { noCell, type TableCell } from './chart-table.ts';

/** Whole ten-thousandths of a unit of money. */
const moneyUnit = 10_000n;
/** From so many units on parts of one say nothing. */
const wholeFrom = 1_000n;

const locale = () => pageLocale() ?? 'en';

function toWhole(units: bigint): bigint {
  const half = units < 0n ? -(moneyUnit / 2n) : moneyUnit / 2n;
  return ((units + half) / moneyUnit) * moneyUnit;
}

/** An amount of so many ten-thousandths; large ones without parts of a unit: `$40,167`. */
export function moneyText(units: bigint, currency: string): string {
  const size = units < 0n ? -units : units;
  const shown = size >= wholeFrom * moneyUnit ? toWhole(units) : units;
  return toMoneyText(fromUnits(shown), { currency, locale: locale() });
}

/** `$40.2k`, for axes and narrow places. */
export function shortMoneyText(units: bigint, currency: string): string {
  return toShortMoneyText(fromUnits(units), { currency, locale: locale() });
}

/** A drawn number as it stands at an axis. */
export function moneyTick(currency: string): (value: number) => string {
  return (value) => shortMoneyText(BigInt(Math.round(value)) * moneyUnit, currency);
}

/** For drawing only, in whole units. */
export function toDrawn(units: bigint): number {
  return Number(units) / Number(moneyUnit);
}

/** `18.5 %`, as the language writes it, with one decimal. */
export function shareText(share: number): string {
  return new Intl.NumberFormat(pageLocale(), {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);
}

export function roundShareText(share: number): string {
  return new Intl.NumberFormat(pageLocale(), { style: 'percent' }).format(share);
}

export function decimalText(value: number, digits: number): string {
  return new Intl.NumberFormat(pageLocale(), { maximumFractionDigits: digits }).format(value);
}

function yearsText(years: number): string {
  const text = decimalText(years, 1);
  return i18n.t('reports.years', text === '1' ? 1 : 2, [text]);
}

/** `undefined` where it cannot be said. */
export function quantityText(quantity: Quantity, currency: string): string | undefined {
  const { unit, value } = quantity;
  if (value === null) return undefined;
  if (typeof value === 'bigint') {
    const text = moneyText(value, currency);
    return unit === 'moneyPerDay' ? i18n.t('reports.perDay', [text]) : text;
  }
  switch (unit) {
    case 'ratio':
      return shareText(value);
    case 'days':
      return i18n.t('reports.days', [decimalText(value, 1)]);
    case 'years':
      return yearsText(value);
    case 'times':
      return i18n.t('reports.times', [decimalText(value, 2)]);
    case 'perWeek':
      return i18n.t('reports.perWeek', [decimalText(value, 1)]);
    default:
      return decimalText(value, 1);
  }
}

/** As `quantityText`, with a dash where it cannot be said. */
export function quantityOrDash(quantity: Quantity, currency: string): string {
  return quantityText(quantity, currency) ?? noCell.text;
}

export function quantityCell(quantity: Quantity | null, currency: string): TableCell {
  if (!quantity || quantity.value === null) return noCell;
  const { value } = quantity;
  return {
    text: quantityOrDash(quantity, currency),
    plain: typeof value === 'bigint' ? fromUnits(value) : String(value),
  };
}

export function countCell(count: number): TableCell {
  return { text: numberText(count), plain: String(count) };
}

export function shareCell(share: number | null): TableCell {
  return share === null ? noCell : { text: shareText(share), plain: String(share) };
}

export function moneyCell(units: bigint | null, currency: string): TableCell {
  return units === null ? noCell : { text: moneyText(units, currency), plain: fromUnits(units) };
}

/** For drawing; null where it cannot be said. */
export function toDrawnQuantity(quantity: Quantity | null): number | null {
  if (!quantity || quantity.value === null) return null;
  return typeof quantity.value === 'bigint' ? toDrawn(quantity.value) : quantity.value;
}

/** What an axis says of a drawn quantity of this unit. */
export function quantityTick(unit: Quantity['unit'], currency: string): (value: number) => string {
  if (unit === 'money' || unit === 'moneyPerDay') return moneyTick(currency);
  if (unit === 'ratio') return roundShareText;
  return (value) => decimalText(value, 1);
}

/** A drawn quantity in full, as a tip says it. */
export function drawnText(unit: Quantity['unit'], currency: string): (value: number) => string {
  if (unit === 'money' || unit === 'moneyPerDay') {
    return (value) => moneyText(BigInt(Math.round(value)) * moneyUnit, currency);
  }
  return (value) => quantityText({ unit, value }, currency) ?? noCell.text;
}
