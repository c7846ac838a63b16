import {
  ArrowLeftRight,
  Building2,
  Check,
  CloudOff,
  Copy,
  Info,
  Lock,
  Mail,
  PanelRight,
  Phone,
  Plus,
  StickyNote,
  TriangleAlert,
  User,
  X,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ActionList, type ActionRow } from '../../../components/ui/action-list.tsx';
import { Button, ButtonRow, LinkButton } from '../../../components/ui/button.tsx';
import { Card, CardHead, Facts } from '../../../components/ui/card.tsx';
import { Chip } from '../../../components/ui/chip.tsx';
import { DiffRows } from '../../../components/ui/diff-rows.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { Highlight } from '../../../components/ui/highlight.tsx';
import { Icon } from '../../../components/ui/icon.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Kbd } from '../../../components/ui/kbd.tsx';
import { KeysHelp } from '../../../components/ui/keys-help.tsx';
import { ResultList, toResultId } from '../../../components/ui/result-list.tsx';
import type { RowText } from '../../../components/ui/row-lines.tsx';
import { SearchField } from '../../../components/ui/search-field.tsx';
import { Section } from '../../../components/ui/section.tsx';
import { StatusLine } from '../../../components/ui/status-line.tsx';
import { SureDots } from '../../../components/ui/sure-dots.tsx';
import { Time } from '../../../components/ui/time.tsx';
import { useReceipt } from '../../../components/ui/toast.tsx';
import { text } from './sample-text.ts';

const minuteAgo = new Date(Date.now() - 90_000).toISOString();
const sixDaysAgo = new Date(Date.now() - 6 * 86_400_000).toISOString();

function useRows(): ActionRow[] {
  const { show } = useReceipt();
  const [doneIds, setDoneIds] = useState<readonly string[]>([]);
  const rows: Omit<ActionRow, 'actions'>[] = [
    {
      id: 'a',
      icon: Phone,
      title: text(
        'Call Nguyễn Thu Hà',
        'Gọi điện cho chị Nguyễn Thu Hà về báo giá bảo trì ba địa điểm',
      ),
      why: text(
        'Quote sent 6 business days ago, no answer',
        'Đã gửi báo giá 6 ngày làm việc trước, vẫn chưa có câu trả lời',
      ),
      when: text('1 d late', 'trễ 1 ngày'),
      whenTone: 'critical',
      worth: text('$48,000', '1,2 tỷ'),
    },
    {
      id: 'b',
      icon: Mail,
      title: text('Reply to Priya Raman', 'Trả lời Priya Raman'),
      why: text('She wrote 19 h ago and waits for us', 'Khách viết 19 giờ trước và đang chờ'),
      when: text('Today', 'Hôm nay'),
      whenTone: 'accent',
      worth: text('$66,000', '1,6 tỷ'),
    },
    {
      id: 'c',
      icon: Mail,
      title: text('Send summary to Đỗ Khánh Vy', 'Gửi tóm tắt cho Đỗ Khánh Vy'),
      why: text('Met on Tuesday, no follow-up yet', 'Gặp hôm thứ Ba, chưa có bước tiếp theo'),
      when: text('Today', 'Hôm nay'),
      whenTone: 'accent',
      worth: text('$45,000', '1,1 tỷ'),
    },
  ];
  return rows
    .filter(({ id }) => !doneIds.includes(id))
    .map((row) => ({
      ...row,
      actions: [
        {
          label: text('Done', 'Xong'),
          keyHint: 'd',
          run: () => {
            setDoneIds((ids) => [...ids, row.id]);
            show({
              title: text('Done on this computer', 'Đã xong, lưu trên máy này'),
              detail: row.title,
              undo: {
                label: text('Undo', 'Hoàn tác'),
                run: () => setDoneIds((ids) => ids.filter((id) => id !== row.id)),
              },
            });
          },
        },
        { label: text('Later', 'Để sau'), keyHint: 's', run: () => undefined },
        { label: text('Dismiss', 'Bỏ qua'), keyHint: 'x', run: () => undefined },
      ],
    }));
}

function Today() {
  const rows = useRows();
  return (
    <Section
      look="strong"
      isFlush
      title={text('Today', 'Hôm nay')}
      count={rows.length}
      aside={
        <span className="flex gap-1">
          <Kbd of="j" />
          <Kbd of="k" />
        </span>
      }
    >
      <ActionList
        label={text('Today', 'Hôm nay')}
        rows={rows}
        onOpen={(id) => {
          document.title = `opened ${id}`;
        }}
        keys={{
          next: text('Next row', 'Dòng sau'),
          previous: text('Row before', 'Dòng trước'),
          group: text('Today', 'Hôm nay'),
        }}
      />
    </Section>
  );
}

interface PopupProps {
  readonly children: ReactNode;
  readonly status?: ReactNode;
  readonly query?: string;
}

function Popup({ children, status, query = '' }: PopupProps) {
  const [value, setValue] = useState(query);
  const [active, setActive] = useState(0);
  const results = useResults();
  const listId = 'results';
  return (
    <div className="flex h-screen flex-col">
      <header className="flex shrink-0 gap-1 py-2 pr-2 pl-3">
        <SearchField
          size="row"
          label={text('Search', 'Tìm')}
          placeholder={text(
            'Search prospects, companies, deals',
            'Tìm khách hàng, công ty, thương vụ',
          )}
          keyLabel={text('Search', 'Tìm')}
          value={value}
          onChange={setValue}
          results={{
            listId,
            activeId: toResultId(listId, results[active]?.id ?? ''),
            onMove: (step) =>
              setActive((at) => Math.max(0, Math.min(at + step, results.length - 1))),
            onOpen: () => {
              document.title = `opened ${results[active]?.id}`;
            },
          }}
        />
        <IconButton icon={PanelRight} size="row" label={text('Open the panel', 'Mở bảng bên')} />
      </header>
      <main className="min-h-0 flex-1 overflow-y-auto">
        <h1 className="sr-only">Pipeside</h1>
        {value === '' ? (
          children
        ) : (
          <ResultList
            id={listId}
            label={text('Results', 'Kết quả')}
            rows={results}
            activeId={results[active]?.id}
            onOpen={() => undefined}
          />
        )}
      </main>
      {status ?? (
        <StatusLine icon={Check} aside={<Time at={minuteAgo} />}>
          {text('All changes are with the team', 'Mọi thay đổi đã gửi tới nhóm')}
        </StatusLine>
      )}
      <KeysHelp
        title={text('All keys', 'Tất cả phím')}
        closeLabel={text('Close', 'Đóng')}
        everywhereTitle={text('Everywhere', 'Mọi nơi')}
      />
    </div>
  );
}

function useResults(): RowText[] {
  return [
    {
      id: 'r1',
      icon: User,
      title: <Highlight text="Katherine Wolff" ranges={[[10, 14]]} />,
      titleText: 'Katherine Wolff',
      why: text('Head of Maintenance, Brightwell Pumps', 'Trưởng phòng bảo trì, Brightwell Pumps'),
      when: <Kbd of="Enter" />,
    },
    {
      id: 'r2',
      icon: User,
      title: <Highlight text="Annika Wolfsen" ranges={[[7, 11]]} />,
      why: text('Buyer, Halden Rail Works', 'Người mua, Halden Rail Works'),
    },
    {
      id: 'r3',
      icon: Building2,
      title: <Highlight text="Wolfram Castings" ranges={[[0, 4]]} />,
      why: text('Company, 2 prospects, no open deal', 'Công ty, 2 khách hàng, chưa có thương vụ'),
    },
    {
      id: 'r4',
      icon: StickyNote,
      title: (
        <Highlight
          text={text('“ask Wolff about the pilot line”', '“hỏi Wolff về dây chuyền thử”')}
          ranges={[[5, 9]]}
        />
      ),
      why: text('Note of 3 Nov, Brightwell Pumps', 'Ghi chú ngày 3 thg 11, Brightwell Pumps'),
    },
  ];
}

export function PopupNew() {
  return (
    <Popup>
      <div className="px-3">
        <Card label={text('This page', 'Trang này')}>
          <CardHead
            title="Jonas Lindqvist"
            mark={{ name: 'Jonas Lindqvist' }}
            chip={<Chip icon={Plus}>{text('New', 'Mới')}</Chip>}
          >
            {text('Chief Operating Officer, Norrvik Timber', 'Giám đốc vận hành, Norrvik Timber')}
          </CardHead>
          <Facts>
            <span>{text('9 fields read', 'Đã đọc 9 trường')}</span>
            <span className="text-caution-ink">
              <SureDots sure="guess" dots="before">
                {text('1 unsure: company size', '1 chưa chắc: quy mô công ty')}
              </SureDots>
            </span>
          </Facts>
          <ButtonRow>
            <Button look="primary" keyHint="Enter">
              {text('Clip prospect', 'Lưu khách hàng')}
            </Button>
            <Button keyHint="g">{text('Clip to a deal', 'Lưu vào thương vụ')}</Button>
          </ButtonRow>
        </Card>
      </div>
      <Today />
    </Popup>
  );
}

export function PopupSaved() {
  return (
    <Popup>
      <SavedCard />
      <Today />
    </Popup>
  );
}

function SavedCard() {
  return (
    <div className="px-3">
      <Card tone="accent" label={text('This page', 'Trang này')}>
        <CardHead
          title="Nguyễn Thu Hà"
          mark={{ name: 'Nguyễn Thu Hà' }}
          chip={
            <Chip tone="accent" icon={Check}>
              {text('Saved', 'Đã lưu')}
            </Chip>
          }
        >
          {text(
            'Head of Operations, Lạc Vân Cold Chain',
            'Trưởng phòng vận hành, Lạc Vân Cold Chain',
          )}
        </CardHead>
        <Facts>
          <span>{text('Yours', 'Của bạn')}</span>
          <span>
            {text('Last touch', 'Lần chạm cuối')} <Time at={sixDaysAgo} />
          </span>
        </Facts>
        <ButtonRow>
          <Button look="primary" keyHint="Enter">
            {text('Open in panel', 'Mở trong bảng bên')}
          </Button>
          <Button keyHint="n">{text('Note', 'Ghi chú')}</Button>
          <Button keyHint="l">{text('Log call', 'Ghi cuộc gọi')}</Button>
        </ButtonRow>
      </Card>
    </div>
  );
}

export function PopupDuplicate() {
  return (
    <Popup>
      <div className="px-3">
        <Card tone="caution" label={text('This page', 'Trang này')}>
          <CardHead
            title="Katherine Wolff"
            mark={{ name: 'Katherine Wolff' }}
            chip={
              <Chip tone="caution" icon={Copy}>
                {text('Possible duplicate', 'Có thể trùng')}
              </Chip>
            }
          >
            {text(
              'Maintenance Head, Brightwell Pumps GmbH',
              'Trưởng bảo trì, Brightwell Pumps GmbH',
            )}
          </CardHead>
          <div className="rounded-md bg-sunken p-2 text-xs">
            <div className="flex gap-2">
              <b className="font-semibold">Kat Wolff</b>
              <span className="ml-auto text-ink-3">
                {text('Owner Duy Trần', 'Người phụ trách Duy Trần')}
              </span>
            </div>
            <div className="text-ink-2">Maintenance Lead, Brightwell Pumps</div>
            <ul className="mt-1 text-ink-2">
              {[
                text('Same company, “GmbH” set aside', 'Cùng công ty, không tính “GmbH”'),
                text('Kat is short for Katherine', 'Kat là tên gọi tắt của Katherine'),
              ].map((reason) => (
                <li key={reason} className="flex items-center gap-1">
                  <Icon shape={Check} size="xs" className="text-accent-ink" />
                  {reason}
                </li>
              ))}
              <li className="flex items-center gap-1">
                <Icon shape={X} size="xs" className="text-ink-3" />
                {text(
                  'No LinkedIn address on file to prove it',
                  'Chưa có địa chỉ LinkedIn để chứng minh',
                )}
              </li>
            </ul>
          </div>
          <ButtonRow>
            <Button keyHint="1">{text('Same person', 'Cùng người')}</Button>
            <Button keyHint="2">{text('Different', 'Khác người')}</Button>
            <Button look="plain" keyHint="3">
              {text('Link', 'Liên kết')}
            </Button>
          </ButtonRow>
        </Card>
      </div>
      <Today />
    </Popup>
  );
}

export function PopupChanged() {
  const [taken, setTaken] = useState<readonly string[]>(['title', 'company']);
  const toggle = (id: string, isTaken: boolean) =>
    setTaken((ids) => (isTaken ? [...ids, id] : ids.filter((each) => each !== id)));
  return (
    <Popup>
      <div className="px-3">
        <Card tone="info" label={text('This page', 'Trang này')}>
          <CardHead
            title="Lê Hoàng Nam"
            mark={{ name: 'Lê Hoàng Nam' }}
            chip={
              <Chip tone="info" icon={ArrowLeftRight}>
                {text('Changed', 'Đã đổi')}
              </Chip>
            }
          >
            {text('Saved 14 Mar by you', 'Bạn lưu ngày 14 thg 3')}
          </CardHead>
          <DiffRows
            label={text('What changed', 'Điều đã đổi')}
            nowTitle={text('Now', 'Hiện có')}
            newTitle={text('New', 'Mới')}
            onTake={toggle}
            rows={[
              {
                id: 'title',
                label: text('Title', 'Chức danh'),
                now: 'VP Operations',
                new: 'Chief Operating Officer',
                isTaken: taken.includes('title'),
              },
              {
                id: 'company',
                label: text('Company', 'Công ty'),
                now: 'Vàm Nao Packaging',
                new: 'Hải Đăng Foods',
                isTaken: taken.includes('company'),
              },
              {
                id: 'location',
                label: text('Location', 'Địa điểm'),
                now: 'Cần Thơ',
                nowNote: text('(your edit)', '(bạn sửa)'),
                new: 'Vietnam',
                isTaken: taken.includes('location'),
              },
            ]}
          />
          <ButtonRow>
            <Button look="primary" keyHint="Enter" disabled={taken.length === 0}>
              {text(`Update ${taken.length} fields`, `Cập nhật ${taken.length} trường`)}
            </Button>
            <Button keyHint="2">{text('Keep all', 'Giữ nguyên')}</Button>
          </ButtonRow>
        </Card>
      </div>
      <Today />
    </Popup>
  );
}

export function PopupSearch() {
  return <Popup query="wolf">{null}</Popup>;
}

export function PopupNothing() {
  return (
    <Popup>
      <div className="px-3">
        <Card label={text('This page', 'Trang này')}>
          <CardHead
            title={text('No person on this page', 'Không có người trên trang này')}
            mark={{ icon: Info }}
          >
            {text(
              'Open a profile or an e-mail thread, or add by hand.',
              'Mở một hồ sơ hoặc chuỗi thư, hoặc thêm bằng tay.',
            )}
          </CardHead>
          <ButtonRow>
            <Button keyHint="a">{text('Add by hand', 'Thêm bằng tay')}</Button>
          </ButtonRow>
        </Card>
      </div>
      <Section look="strong" title={text('Today', 'Hôm nay')} isFlush>
        <EmptyState icon={Check} title={text('Nothing to do now', 'Hiện không có việc')}>
          {text(
            'Next: Fri 13 Nov, e-mail step 2 for Ruta Kalnina.',
            'Tiếp theo: thứ Sáu 13 thg 11, thư bước 2 cho Ruta Kalnina.',
          )}
        </EmptyState>
      </Section>
    </Popup>
  );
}

export function PopupBlocked() {
  return (
    <Popup
      status={
        <StatusLine
          tone="caution"
          icon={CloudOff}
          aside={<LinkButton>{text('Show', 'Xem')}</LinkButton>}
        >
          {text('Offline. 3 changes are safe here', 'Ngoại tuyến. 3 thay đổi vẫn an toàn ở đây')}
        </StatusLine>
      }
    >
      <div className="px-3">
        <Card label={text('This page', 'Trang này')}>
          <CardHead
            title={text('LinkedIn asks you to sign in', 'LinkedIn yêu cầu đăng nhập')}
            mark={{ icon: Lock, tone: 'caution' }}
          >
            {text(
              'Nothing was read. Sign in on the page, then press R.',
              'Chưa đọc gì cả. Đăng nhập trên trang rồi nhấn R.',
            )}
          </CardHead>
          <ButtonRow>
            <Button keyHint="r">{text('Read again', 'Đọc lại')}</Button>
            <Button look="plain">{text('What was seen', 'Đã thấy gì')}</Button>
          </ButtonRow>
        </Card>
      </div>
      <Today />
    </Popup>
  );
}

export function PopupRejected() {
  return (
    <Popup
      status={
        <StatusLine
          tone="critical"
          icon={TriangleAlert}
          aside={<LinkButton>{text('Look at it', 'Xem lại')}</LinkButton>}
        >
          {text('1 change was not applied', '1 thay đổi chưa được áp dụng')}
        </StatusLine>
      }
    >
      <SavedCard />
      <Today />
    </Popup>
  );
}
