/** Runs in a page of the extension, on the product's own store: a small pipeline, as a rep would have typed it. */

import { readDefaults } from '../../components/store-defaults.ts';
import { addDeal } from '../../lib/store/commands/deals.ts';
import { addNote } from '../../lib/store/commands/notes.ts';
import { addProspect } from '../../lib/store/commands/prospects.ts';
import { addStakeholder } from '../../lib/store/commands/stakeholders.ts';
import { addTask } from '../../lib/store/commands/tasks.ts';
import { logTouchpoint } from '../../lib/store/commands/touchpoints.ts';
import { store } from '../../lib/store/open.ts';

export interface Pipeline {
  readonly prospectId: string;
  readonly companyId: string;
  readonly dealId: string;
}

declare global {
  interface Window {
    fillPipeline?: () => Promise<Pipeline>;
  }
}

function toId(
  result: { ok: true; value: { id: string } } | { ok: false; failure: object },
): string {
  if (result.ok) return result.value.id;
  throw new Error(JSON.stringify(result.failure));
}

const hourMs = 3_600_000;

function hoursFromNow(hours: number): string {
  return new Date(Date.now() + hours * hourMs).toISOString();
}

window.fillPipeline = async () => {
  const own = store();
  own.defaults = readDefaults();
  const company_name = 'Lạc Vân Cold Chain';
  const prospectId = toId(
    await addProspect(own, {
      full_name: 'Nguyễn Thu Hà',
      title: 'Trưởng phòng vận hành',
      company_name,
      emails: ['ha.nt@lacvan.example'],
    }),
  );
  const otherId = toId(await addProspect(own, { full_name: 'Marcus Feld', company_name }));
  const companyId = (await own.prospects.get(prospectId))?.company_id ?? '';
  const dealId = toId(
    await addDeal(own, {
      name: 'Lập kế hoạch bảo trì, 3 cơ sở',
      companyId,
      amount: '960000000',
      currency: 'VND',
      billing: 'annual',
      termMonths: 24,
      prospectId,
    }),
  );
  const partId = toId(
    await addStakeholder(own, {
      dealId,
      prospectId: otherId,
      roles: ['economic_buyer'],
      stance: 'against',
      influence: 'high',
    }),
  );
  const notes = [
    [
      'prospect',
      prospectId,
      'Làm dây chuyền **Hải Phòng** trước, hai cơ sở còn lại sau Tết. Vướng ở ngày bắt đầu.',
    ],
    ['company', companyId, 'Kho lạnh ở Hải Phòng và Cần Thơ.'],
    ['deal', dealId, 'Báo giá cho ba cơ sở, gửi trước thứ Sáu.'],
    ['stakeholder', partId, 'Muốn hoàn vốn dưới 18 tháng.'],
  ] as const;
  for (const [aboutKind, aboutId, body] of notes) {
    toId(await addNote(own, { aboutKind, aboutId, body }));
  }
  toId(
    await addTask(own, {
      prospectId,
      dealId,
      title: 'Gọi về báo giá',
      channel: 'call',
      dueAt: hoursFromNow(-48),
    }),
  );
  toId(
    await logTouchpoint(own, {
      prospectIds: [prospectId],
      dealId,
      channel: 'meeting',
      direction: null,
      occurredAt: hoursFromNow(-200),
      subject: 'Khảo sát kho',
      outcome: 'held',
    }),
  );
  toId(
    await logTouchpoint(own, {
      prospectIds: [prospectId],
      channel: 'email',
      direction: 'out',
      occurredAt: hoursFromNow(-70),
      subject: 'Báo giá',
    }),
  );
  return { prospectId, companyId, dealId };
};
