import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Template } from '../../lib/model/engagement.ts';
import { deleteTemplate } from '../../lib/store/commands/templates.ts';
import { listTemplates } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useCommand } from '../use-command.ts';
import { channelLabel } from '../words.ts';
import { focusOpener, NotAllowed, OwnedAdd, OwnedRow } from './owned-rows.tsx';
import { TemplateForm } from './template-form.tsx';
import { useAfterRender } from './use-after-render.ts';

const shownLength = 90;

function firstLine({ subject, body }: Template): string {
  const line = (subject ?? body).trim().split('\n', 1)[0] ?? '';
  return line.length > shownLength ? `${line.slice(0, shownLength - 1).trimEnd()}…` : line;
}

/** The workspace's templates: a list, and the one that is being written in its place. */
export function TemplatesPart({ isAllowed }: { readonly isAllowed: boolean }) {
  const { run } = useCommand();
  const [openId, setOpenId] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const afterRender = useAfterRender();
  const templates = useLiveQuery(async () => listTemplates(store()), []);
  if (!templates) return null;
  const close = (id: string) => {
    setOpenId(undefined);
    afterRender(() => focusOpener(place.current, id));
  };
  const remove = async (template: Template) => {
    await run(deleteTemplate(store(), template.id), () => ({
      title: i18n.t('receipt.deleted'),
      detail: template.name,
    }));
    focusOpener(place.current, 'new');
  };
  return (
    <div ref={place} className="flex flex-col gap-3">
      {isAllowed ? null : <NotAllowed />}
      {templates.length === 0 && openId === undefined ? (
        <EmptyState isInset title={i18n.t('template.none')}>
          {i18n.t('template.noneHint')}
        </EmptyState>
      ) : null}
      {templates.length > 0 ? (
        <ul aria-label={i18n.t('template.title')}>
          {templates.map((template) =>
            template.id === openId ? (
              <li key={template.id} className="border-t border-line py-3 first:border-t-0">
                <TemplateForm
                  template={template}
                  onDone={() => close(template.id)}
                  onReopen={() => setOpenId(template.id)}
                />
              </li>
            ) : (
              <OwnedRow
                key={template.id}
                icon={channelIcon(template.channel)}
                title={template.name}
                detail={`${channelLabel(template.channel)} · ${firstLine(template)}`}
              >
                <Button
                  size="sm"
                  disabled={!isAllowed}
                  data-opens={template.id}
                  aria-label={i18n.t('template.editNamed', [template.name])}
                  onClick={() => setOpenId(template.id)}
                >
                  {i18n.t('template.edit')}
                </Button>
                <Button
                  size="sm"
                  disabled={!isAllowed}
                  aria-label={i18n.t('template.deleteNamed', [template.name])}
                  onClick={() => void remove(template)}
                >
                  {i18n.t('template.delete')}
                </Button>
              </OwnedRow>
            ),
          )}
        </ul>
      ) : null}
      <OwnedAdd
        label={i18n.t('template.add')}
        isOpen={openId === 'new'}
        isAllowed={isAllowed}
        onOpen={() => setOpenId('new')}
      >
        <TemplateForm
          template={undefined}
          onDone={() => close('new')}
          onReopen={() => setOpenId('new')}
        />
      </OwnedAdd>
    </div>
  );
}
