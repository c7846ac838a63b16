import { i18n } from '#i18n';
import type { Board } from '../../lib/store/board.ts';
import { dayWords } from '../deal/deal-words.ts';
import { type BoardFilter, type CloseFilter, type CloseWindow, isNoSpan } from './board-filter.ts';

export function closeLabel(close: CloseWindow): string {
  return i18n.t(`board.close.${close}`);
}

function closeWords(close: CloseFilter): string {
  if (typeof close === 'string') return closeLabel(close);
  const [from, until] = [close.from && dayWords(close.from), close.until && dayWords(close.until)];
  if (from && until) return i18n.t('board.closeBetween', [from, until]);
  return from ? i18n.t('board.closeFrom', [from]) : i18n.t('board.closeUntil', [until ?? '']);
}

export interface FilterPart {
  readonly key: 'ownerId' | 'companyId' | 'minScore' | 'close';
  readonly text: string;
}

/** The parts of a filter that no mark in the bar shows, in words. */
export function toFilterParts(
  { ownerId, companyId, minScore, close }: BoardFilter,
  board: Board,
): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  if (ownerId !== null) {
    const name = board.reps.find(({ id }) => id === ownerId)?.name ?? i18n.t('app.nobody');
    parts.push({ key: 'ownerId', text: i18n.t('board.ownerIs', [name]) });
  }
  if (companyId !== null) {
    const found = board.cards.find((card) => card.companyId === companyId);
    const text = found?.companyName ?? i18n.t('board.companyGone');
    parts.push({ key: 'companyId', text });
  }
  if (minScore !== null) {
    parts.push({ key: 'minScore', text: i18n.t('board.scoreFrom', [String(minScore)]) });
  }
  if (!isNoSpan(close) && close !== 'quarter') {
    parts.push({ key: 'close', text: closeWords(close) });
  }
  return parts;
}
