import {
  CalendarPlus,
  Check,
  CloudOff,
  Download,
  Ellipsis,
  Phone,
  Plus,
  StickyNote,
  Trash2,
  TriangleAlert,
  Upload,
  User,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { ActionList } from '../../../components/ui/action-list.tsx';
import { Button, ButtonRow, LinkButton } from '../../../components/ui/button.tsx';
import { Callout } from '../../../components/ui/callout.tsx';
import { CardHead } from '../../../components/ui/card.tsx';
import { Chip } from '../../../components/ui/chip.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { FieldRow, RowTrigger } from '../../../components/ui/field-row.tsx';
import { Icon } from '../../../components/ui/icon.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { InlineEdit } from '../../../components/ui/inline-edit.tsx';
import { useKeys } from '../../../components/ui/keys.ts';
import { MenuButton } from '../../../components/ui/menu-button.tsx';
import { PopoverPanel } from '../../../components/ui/popover-panel.tsx';
import { SearchField } from '../../../components/ui/search-field.tsx';
import { Section } from '../../../components/ui/section.tsx';
import { StatusLine } from '../../../components/ui/status-line.tsx';
import { SureDots, type Sureness } from '../../../components/ui/sure-dots.tsx';
import { Tabs } from '../../../components/ui/tabs.tsx';
import { TextArea } from '../../../components/ui/text-field.tsx';
import { useReceipt } from '../../../components/ui/toast.tsx';
import { text } from './sample-text.ts';

const words: Record<Sureness, string> = {
  certain: text('certain', 'chắc chắn'),
  likely: text('likely', 'có thể'),
  guess: text('guess', 'phỏng đoán'),
};

function Panel({ children, status }: { readonly children: ReactNode; readonly status: ReactNode }) {
  const [value, setValue] = useState('');
  return (
    <div className="flex h-screen flex-col">
      <header className="flex shrink-0 items-center gap-1 py-2 pr-3 pl-4">
        <SearchField
          label={text('Search', 'Tìm')}
          placeholder={text('Search', 'Tìm')}
          keyLabel={text('Search', 'Tìm')}
          value={value}
          onChange={setValue}
        />
        <MenuButton
          trigger={<IconButton icon={Ellipsis} label={text('More', 'Thêm')} />}
          groups={[
            [
              {
                id: 'add',
                label: text('Add by hand', 'Thêm bằng tay'),
                icon: Plus,
                keyHint: 'a',
                run: () => undefined,
              },
              {
                id: 'copy',
                label: text('Copy of everything', 'Bản sao toàn bộ'),
                icon: Download,
                run: () => undefined,
              },
            ],
            [{ id: 'delete', label: text('Delete', 'Xóa'), icon: Trash2, run: () => undefined }],
          ]}
        />
      </header>
      <main className="flex min-h-0 flex-1 flex-col">{children}</main>
      {status}
    </div>
  );
}

function Head() {
  return (
    <div className="shrink-0 px-4 pt-2 pb-2">
      <CardHead
        size="lg"
        level={1}
        title="Nguyễn Thu Hà"
        mark={{ name: 'Nguyễn Thu Hà' }}
        chip={
          <Chip tone="accent" icon={Check}>
            {text('Saved', 'Đã lưu')}
          </Chip>
        }
      >
        <div>
          {text(
            'Head of Operations at Lạc Vân Cold Chain',
            'Trưởng phòng vận hành tại Lạc Vân Cold Chain',
          )}
        </div>
        <div className="text-xs leading-5 text-ink-3">
          {text(
            'Yours · Hải Phòng · LinkedIn read 09:14',
            'Của bạn · Hải Phòng · đọc LinkedIn 09:14',
          )}
        </div>
      </CardHead>
    </div>
  );
}

function Evidence({
  isOpen,
  onOpenChange,
  sure,
}: {
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly sure: Sureness;
}) {
  return (
    <PopoverPanel
      align="end"
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
      title={text('Where this title comes from', 'Chức danh này đến từ đâu')}
      trigger={
        <RowTrigger>
          <SureDots sure={sure}>{words[sure]}</SureDots>
        </RowTrigger>
      }
      footer={
        <>
          <Button size="sm" keyHint="e">
            {text('Edit', 'Sửa')}
          </Button>
          <Button size="sm" keyHint="h">
            {text('History', 'Lịch sử')}
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2 gap-y-1.5">
        <dt className="text-ink-3">{text('Rule', 'Quy tắc')}</dt>
        <dd>{text('Experience list, first entry', 'Danh sách kinh nghiệm, mục đầu tiên')}</dd>
        <dt className="text-ink-3">{text('Raw text', 'Văn bản gốc')}</dt>
        <dd className="rounded-sm bg-sunken px-2 py-1 font-mono text-2xs text-ink-2">
          Head of Operations · Full-time
        </dd>
        <dt className="text-ink-3">{text('How sure', 'Độ chắc')}</dt>
        <dd>
          <SureDots sure="certain" dots="before">
            {text('certain: 2 rules agree', 'chắc chắn: 2 quy tắc khớp')}
          </SureDots>
        </dd>
        <dt className="text-ink-3">{text('Differs', 'Khác')}</dt>
        <dd>
          {text('Page title: “Ops Lead, Lạc Vân”', 'Tiêu đề trang: “Ops Lead, Lạc Vân”')}{' '}
          <LinkButton>{text('use this', 'dùng giá trị này')}</LinkButton>
        </dd>
      </dl>
    </PopoverPanel>
  );
}

function Fields() {
  const [isOpen, setOpen] = useState(new URLSearchParams(location.search).has('open'));
  return (
    <>
      <FieldRow label={text('Name', 'Họ tên')} how={<Evidence sure="certain" />}>
        Nguyễn Thu Hà
      </FieldRow>
      <FieldRow
        label={text('Title', 'Chức danh')}
        state={isOpen ? 'open' : 'normal'}
        how={<Evidence sure="certain" isOpen={isOpen} onOpenChange={setOpen} />}
      >
        Head of Operations
      </FieldRow>
      <FieldRow label={text('Company size', 'Quy mô công ty')} how={<Evidence sure="likely" />}>
        {text('201–500, page says 420', '201–500, trang ghi 420')}
      </FieldRow>
      <FieldRow label={text('E-mail', 'Thư điện tử')} how={text('your edit', 'bạn sửa')}>
        ha.nt@lacvan-cold-chain-operations.example
      </FieldRow>
      <FieldRow label={text('Seniority', 'Cấp bậc')} how={<Evidence sure="guess" />}>
        Head
      </FieldRow>
      <FieldRow
        label={text('Headline', 'Tiêu đề hồ sơ')}
        state="missing"
        how={text('not read', 'chưa đọc')}
      >
        {text('Not on the page', 'Không có trên trang')}
      </FieldRow>
    </>
  );
}

export function PanelFields() {
  const [tab, setTab] = useState<'now' | 'timeline' | 'fields'>('fields');
  const [note, setNote] = useState('');
  const { show } = useReceipt();
  useKeys({ u: { label: 'Receipt', run: showReceipt } });

  function showReceipt() {
    show({
      title: text('Saved on this computer', 'Đã lưu trên máy này'),
      detail: text('13 fields, 1 guess, 1 not read', '13 trường, 1 phỏng đoán, 1 chưa đọc'),
      undo: { label: text('Undo', 'Hoàn tác'), run: () => undefined },
    });
  }

  useEffect(() => {
    if (new URLSearchParams(location.search).has('receipt')) showReceipt();
    // Once, for the picture.
    // oxlint-disable-next-line react/exhaustive-deps -- shown once
  }, []);

  return (
    <Panel
      status={
        <StatusLine
          tone="caution"
          icon={Upload}
          aside={<LinkButton>{text('Show', 'Xem')}</LinkButton>}
        >
          {text('1 change waiting to be sent', '1 thay đổi đang chờ gửi')}
        </StatusLine>
      }
    >
      <Head />
      <Tabs
        label={text('Parts of the prospect', 'Các phần của khách hàng')}
        keyGroup={text('Tabs', 'Thẻ')}
        value={tab}
        onChange={setTab}
        items={[
          {
            id: 'now',
            label: text('Now', 'Bây giờ'),
            content: (
              <Section
                title={text('Next action', 'Việc tiếp theo')}
                aside={text('1 d late', 'trễ 1 ngày')}
                asideTone="critical"
              >
                <div className="flex items-center gap-2 text-md font-semibold">
                  <Icon shape={Phone} />
                  {text('Call Hà about the quote', 'Gọi chị Hà về báo giá')}
                </div>
                <p className="mt-0.5 mb-3 text-ink-2">
                  {text(
                    'Quote sent 6 business days ago, no answer.',
                    'Đã gửi báo giá 6 ngày làm việc trước, chưa có câu trả lời.',
                  )}
                </p>
                <ButtonRow aside={text('1st of 18', '1 trên 18')}>
                  <Button look="primary" keyHint="d">
                    {text('Done', 'Xong')}
                  </Button>
                  <Button keyHint="s">{text('Snooze', 'Hoãn lại')}</Button>
                  <Button keyHint="x">{text('Dismiss', 'Bỏ qua')}</Button>
                </ButtonRow>
              </Section>
            ),
          },
          {
            id: 'timeline',
            label: text('Timeline', 'Dòng thời gian'),
            count: 14,
            content: (
              <>
                <div className="p-4">
                  <TextArea
                    label={text('Note', 'Ghi chú')}
                    labelAt="hidden"
                    placeholder={text(
                      'Note on Hà, or @ a colleague',
                      'Ghi chú về chị Hà, hoặc @ đồng nghiệp',
                    )}
                    value={note}
                    onChange={setNote}
                    onSubmit={() => setNote('')}
                  />
                </div>
                <Section title={text('Touchpoints', 'Điểm chạm')}>
                  <EmptyState
                    isInset
                    title={text('No touchpoint yet.', 'Chưa có điểm chạm nào.')}
                    action={
                      <Button icon={CalendarPlus}>{text('Log a meeting', 'Ghi cuộc họp')}</Button>
                    }
                  >
                    {text(
                      'A call, a meeting or a message counts.',
                      'Một cuộc gọi, cuộc họp hay tin nhắn đều tính.',
                    )}
                  </EmptyState>
                </Section>
              </>
            ),
          },
          { id: 'fields', label: text('Fields', 'Trường'), count: 14, content: <Fields /> },
        ]}
      />
    </Panel>
  );
}

function Review() {
  const [size, setSize] = useState('51–200');
  const [place, setPlace] = useState('');
  const well: readonly (readonly [string, string, Sureness])[] = [
    [text('Name', 'Họ tên'), 'Jonas Lindqvist', 'certain'],
    [text('Title', 'Chức danh'), 'Chief Operating Officer', 'certain'],
    [text('Company', 'Công ty'), 'Norrvik Timber', 'certain'],
    [text('Department', 'Phòng ban'), 'Operations', 'likely'],
    [text('Headline', 'Tiêu đề'), 'COO, Norrvik Timber', 'certain'],
  ];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="px-4 pb-3">
        <Callout
          tone="caution"
          icon={TriangleAlert}
          title={text('1 unsure, 1 missing.', '1 chưa chắc, 1 còn thiếu.')}
        >
          {text(
            'You can clip now and fill in later; the gaps stay marked.',
            'Có thể lưu ngay và điền sau; chỗ trống vẫn được đánh dấu.',
          )}
        </Callout>
      </div>
      <div>
        <FieldRow
          label={text('Company size', 'Quy mô công ty')}
          how={
            <SureDots sure="guess" dots="before">
              {words.guess}
            </SureDots>
          }
          note={
            <>
              {text(
                'Two places disagree: company card “51–200”, headline “300 people”.',
                'Hai chỗ khác nhau: thẻ công ty “51–200”, tiêu đề “300 người”.',
              )}{' '}
              <LinkButton onClick={() => setSize('300')}>{text('use 300', 'dùng 300')}</LinkButton>
            </>
          }
        >
          <InlineEdit
            label={text('Company size', 'Quy mô công ty')}
            isUnsure
            value={size}
            onSave={(next) => {
              if (!/^\d/.test(next)) {
                return text('Begin with a number, as in 51–200.', 'Bắt đầu bằng số, như 51–200.');
              }
              setSize(next);
              return undefined;
            }}
          />
        </FieldRow>
        <FieldRow
          label={text('Location', 'Địa điểm')}
          state="missing"
          how={<span className="text-caution-ink">{text('not read', 'chưa đọc')}</span>}
          note={
            <>
              {text(
                'No rule found it. Scroll the page to the top card, then',
                'Không quy tắc nào tìm thấy. Cuộn trang tới thẻ đầu, rồi',
              )}{' '}
              <LinkButton>{text('read again', 'đọc lại')}</LinkButton>.
            </>
          }
        >
          <InlineEdit
            label={text('Location', 'Địa điểm')}
            isUnsure
            placeholder={text('Type it, or leave it', 'Gõ vào, hoặc để trống')}
            value={place}
            onSave={(next) => {
              setPlace(next);
            }}
          />
        </FieldRow>
      </div>
      <Section title={text('5 fields read well', '5 trường đọc tốt')} isFlush>
        <div>
          {well.map(([label, value, sure]) => (
            <FieldRow
              key={label}
              label={label}
              how={
                <SureDots sure={sure} dots="before">
                  {words[sure]}
                </SureDots>
              }
            >
              <InlineEdit label={label} value={value} onSave={() => undefined} />
            </FieldRow>
          ))}
        </div>
      </Section>
    </div>
  );
}

export function PanelReview() {
  return (
    <Panel
      status={
        <StatusLine icon={Check}>
          {text('All changes are with the team', 'Mọi thay đổi đã gửi tới nhóm')}
        </StatusLine>
      }
    >
      <div className="shrink-0 px-4 pt-2 pb-3">
        <CardHead
          size="lg"
          level={1}
          title="Jonas Lindqvist"
          mark={{ name: 'Jonas Lindqvist' }}
          chip={<Chip icon={Plus}>{text('New', 'Mới')}</Chip>}
        >
          {text('Read from the open profile just now', 'Vừa đọc từ hồ sơ đang mở')}
        </CardHead>
      </div>
      <Review />
      <div className="shrink-0 border-t border-line px-4 py-3">
        <ButtonRow>
          <Button look="primary" keyHint="Enter">
            {text('Clip prospect', 'Lưu khách hàng')}
          </Button>
          <Button keyHint="Escape">{text('Not this person', 'Không phải người này')}</Button>
        </ButtonRow>
      </div>
    </Panel>
  );
}

export function PanelOffline() {
  return (
    <Panel
      status={
        <StatusLine
          tone="critical"
          icon={CloudOff}
          aside={<LinkButton>{text('Try now', 'Thử ngay')}</LinkButton>}
        >
          {text('1 change was not applied', '1 thay đổi chưa được áp dụng')}
        </StatusLine>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Head />
        <div className="flex flex-col gap-2 border-t border-line px-4 py-3">
          <Callout
            tone="critical"
            icon={TriangleAlert}
            title={text(
              'Your change of Title was not applied.',
              'Thay đổi Chức danh của bạn chưa được áp dụng.',
            )}
          >
            {text(
              'Duy Trần set it 4 minutes later on another computer.',
              'Duy Trần đã đặt lại 4 phút sau trên máy khác.',
            )}
          </Callout>
          <Callout tone="info" icon={Check} title={text('Merged: Phone.', 'Đã gộp: Điện thoại.')}>
            {text('Two reps added a number; both are kept.', 'Hai người thêm số; cả hai đều giữ.')}
          </Callout>
          <Callout icon={StickyNote}>
            {text('A plain remark without a signal.', 'Một nhận xét thường, không tín hiệu.')}
          </Callout>
        </div>
        <Section title={text('Waiting', 'Đang chờ')} aside="3" isFlush>
          <ActionList
            label={text('Waiting', 'Đang chờ')}
            choosesFirst={false}
            onOpen={() => undefined}
            rows={[
              {
                id: '1',
                icon: User,
                title: text('Clip of Jonas Lindqvist', 'Lưu Jonas Lindqvist'),
                why: text('10 fields, you, this computer', '10 trường, bạn, máy này'),
                when: '09:33',
              },
              {
                id: '2',
                icon: StickyNote,
                title: text('Note on Nguyễn Thu Hà', 'Ghi chú về Nguyễn Thu Hà'),
                why: text(
                  '“Pilot line first, the other two…”',
                  '“Dây chuyền thử trước, hai nơi kia…”',
                ),
                when: '09:36',
              },
            ]}
          />
        </Section>
      </div>
    </Panel>
  );
}
