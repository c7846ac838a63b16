import { i18n } from '#i18n';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import {
  editTouchpoint,
  logTouchpoint,
  type TouchpointInput,
} from '../../lib/store/commands/touchpoints.ts';
import { type EnrolmentView, loadEnrolment } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { useCommand } from '../use-command.ts';
import type { Subject } from './about.ts';
import { type CadenceNews, toCadenceNews } from './cadence-news.ts';

function loadEnrolments(ids: readonly string[]): Promise<readonly (EnrolmentView | undefined)[]> {
  return Promise.all(ids.map((id) => loadEnrolment(store(), id)));
}

/** Reasons that have words here; one that only another version knows stops as well. */
const stopWords = ['reply', 'bounce', 'objection', 'meeting'] as const;

function newsText(news: CadenceNews): string {
  const { name } = news;
  if (news.kind === 'passed') {
    return i18n.t('touchpoints.passed', [name, String(news.step), String(news.count)]);
  }
  const reason = stopWords.find((one) => one === news.reason);
  return reason === undefined
    ? i18n.t('touchpoints.stopped', [name])
    : i18n.t(`touchpoints.stoppedBy.${reason}`, [name]);
}

/** Saves a contact and tells what became of the cadences of its people by it. Gives whether it was saved. */
export function useSaveTouchpoint(): (
  input: TouchpointInput,
  of: { readonly about: Subject; readonly original?: Touchpoint | undefined },
) => Promise<boolean> {
  const { run, showReceipt, showFailure } = useCommand();
  return async (input, { about, original }) => {
    const title = i18n.t(`touchpoints.kinds.${input.channel}`);
    if (original) {
      const { prospectIds, dealId, occurredAt, subject, snippet, outcome, ...rest } = input;
      const receipt = await run(
        editTouchpoint(store(), original.id, {
          ...rest,
          prospect_ids: prospectIds as Touchpoint['prospect_ids'],
          deal_id: (dealId ?? null) as Touchpoint['deal_id'],
          occurred_at: occurredAt,
          subject: subject ?? null,
          snippet: snippet ?? null,
          outcome: outcome ?? null,
        }),
        () => ({ title: i18n.t('touchpoints.changed', [title]), detail: about.name }),
      );
      return receipt !== undefined;
    }
    const before = await loadEnrolments(input.prospectIds);
    const result = await logTouchpoint(store(), input);
    if (!result.ok) {
      showFailure(result.failure);
      return false;
    }
    const after = await loadEnrolments(input.prospectIds);
    const news = before.flatMap((view, index) => toCadenceNews(view, after[index]) ?? []);
    showReceipt(result.value, {
      title: i18n.t('touchpoints.logged', [title]),
      detail: [about.name, ...new Set(news.map(newsText))].join(' · '),
    });
    return true;
  };
}
