import { Check, Copy, Phone, Search, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonRow, LinkButton } from '../../../components/ui/button.tsx';
import { Checkbox } from '../../../components/ui/checkbox.tsx';
import { Chip } from '../../../components/ui/chip.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Kbd } from '../../../components/ui/kbd.tsx';
import { Monogram } from '../../../components/ui/monogram.tsx';
import { Section } from '../../../components/ui/section.tsx';
import { SelectField } from '../../../components/ui/select-field.tsx';
import { SureDots } from '../../../components/ui/sure-dots.tsx';
import { Switch } from '../../../components/ui/switch.tsx';
import { TextArea, TextField } from '../../../components/ui/text-field.tsx';
import { TokenField } from '../../../components/ui/token-field.tsx';
import { text } from './sample-text.ts';

type Status = 'new' | 'working' | 'qualified';

/** Every component in every state, side by side. */
export function Parts() {
  return (
    <main className="grid grid-cols-2 gap-x-8">
      <h1 className="col-span-2 px-4 py-3 text-lg font-semibold">{text('Parts', 'Các phần')}</h1>
      <Buttons />
      <Fields />
    </main>
  );
}

function Buttons() {
  const [isOn, setOn] = useState(true);
  const [ticks, setTicks] = useState({ one: true, two: false });
  return (
    <div>
      <Section
        title={text('Buttons', 'Nút')}
        count={3}
        aside={text('one primary a view', 'mỗi khung một nút chính')}
      >
        <div className="flex flex-col gap-3">
          <ButtonRow>
            <Button look="primary" keyHint="Enter">
              {text('Clip prospect', 'Lưu khách hàng')}
            </Button>
            <Button keyHint="Ctrl+Enter">{text('Save note', 'Lưu ghi chú')}</Button>
            <Button look="plain" keyHint="Shift+m">
              {text('Back', 'Lùi lại')}
            </Button>
          </ButtonRow>
          <ButtonRow aside={<LinkButton>{text('why', 'tại sao')}</LinkButton>}>
            <Button icon={Phone}>{text('Call', 'Gọi')}</Button>
            <Button size="sm" keyHint="e">
              {text('Edit', 'Sửa')}
            </Button>
            <Button size="sm" look="primary">
              {text('Save', 'Lưu')}
            </Button>
            <Button size="sm" look="plain">
              {text('Report', 'Báo lỗi')}
            </Button>
          </ButtonRow>
          <ButtonRow>
            <Button look="primary" disabled>
              {text('Clip', 'Lưu')}
            </Button>
            <Button disabled icon={Phone}>
              {text('Call', 'Gọi')}
            </Button>
            <IconButton icon={Search} label={text('Search', 'Tìm')} keyHint="/" />
            <IconButton icon={X} label={text('Close', 'Đóng')} size="sm" />
            <Kbd of="Escape" />
            <Kbd of="ArrowDown" />
            <Kbd of="?" />
          </ButtonRow>
        </div>
      </Section>
      <Section title={text('Chips', 'Nhãn')}>
        <div className="flex flex-wrap gap-2">
          <Chip icon={Check}>{text('New', 'Mới')}</Chip>
          <Chip tone="quiet">{text('fleet', 'đội xe')}</Chip>
          <Chip tone="accent" icon={Check}>
            {text('Saved', 'Đã lưu')}
          </Chip>
          <Chip tone="info" icon={Check}>
            {text('Changed', 'Đã đổi')}
          </Chip>
          <Chip tone="caution" icon={Copy}>
            {text('Possible duplicate', 'Có thể trùng')}
          </Chip>
          <Chip tone="critical" icon={TriangleAlert}>
            {text('Not applied', 'Chưa áp dụng')}
          </Chip>
        </div>
      </Section>
      <Section
        title={text('Sure', 'Độ chắc')}
        asideTone="caution"
        aside={text('12 d here, median 9', '12 ngày ở đây, trung vị 9')}
      >
        <div className="flex flex-wrap items-center gap-4 text-xs">
          <SureDots sure="certain">{text('certain', 'chắc chắn')}</SureDots>
          <SureDots sure="likely">{text('likely', 'có thể')}</SureDots>
          <SureDots sure="guess">{text('guess', 'phỏng đoán')}</SureDots>
          <Monogram name="Đỗ Khánh Vy" />
          <Monogram name="Ruta Kalniņa" size="sm" />
        </div>
      </Section>
      <Section title={text('Ticks and switches', 'Ô chọn và công tắc')}>
        <div className="flex flex-col items-start gap-1">
          <Checkbox isChecked={ticks.one} onChange={(one) => setTicks({ ...ticks, one })}>
            {text('Quote sent with amount and term', 'Đã gửi báo giá có số tiền và thời hạn')}
          </Checkbox>
          <Checkbox isChecked={ticks.two} onChange={(two) => setTicks({ ...ticks, two })}>
            {text('Champion has it', 'Người ủng hộ nội bộ đã có')}
          </Checkbox>
          <Checkbox isChecked isDisabled onChange={() => undefined}>
            {text('Not yours to tick', 'Không phải của bạn')}
          </Checkbox>
          <Switch isOn={isOn} onChange={setOn}>
            {text('Log later messages here too', 'Ghi cả các thư sau vào đây')}
          </Switch>
          <Switch isOn={false} onChange={() => undefined}>
            {text('Quiet hours', 'Giờ yên tĩnh')}
          </Switch>
        </div>
      </Section>
    </div>
  );
}

function Fields() {
  const [name, setName] = useState('Nguyễn Thu Hà');
  const [mail, setMail] = useState('ha.nt@lacvan');
  const [about, setAbout] = useState(text('Pilot line first.', 'Dây chuyền thử trước.'));
  const [tags, setTags] = useState<readonly string[]>(['fleet', 'pilot', 'cold-chain-operations']);
  const [status, setStatus] = useState<Status | null>(null);
  const options: readonly { value: Status; label: string }[] = [
    { value: 'new', label: text('New', 'Mới') },
    { value: 'working', label: text('Working', 'Đang làm') },
    { value: 'qualified', label: text('Qualified', 'Đủ điều kiện') },
  ];
  return (
    <Section title={text('Fields', 'Trường')}>
      <div className="flex flex-col gap-3">
        <TextField
          label={text('Full name', 'Họ và tên')}
          value={name}
          onChange={setName}
          hint={text('As the person writes it', 'Như người đó viết')}
        />
        <TextField
          label={text('E-mail', 'Thư điện tử')}
          value={mail}
          onChange={setMail}
          error={text(
            'The part after @ needs a dot, as in lacvan.example.',
            'Phần sau @ cần dấu chấm, như lacvan.example.',
          )}
        />
        <TextField
          label={text('Company size', 'Quy mô công ty')}
          labelAt="left"
          isUnsure
          value="51–200"
          onChange={() => undefined}
          hint={text('two places disagree', 'hai chỗ khác nhau')}
        />
        <TextField
          label={text('Owner', 'Người phụ trách')}
          labelAt="left"
          disabled
          value="Duy Trần"
          onChange={() => undefined}
        />
        <TextArea label={text('About', 'Giới thiệu')} value={about} onChange={setAbout} />
        <TokenField
          label={text('Tags', 'Nhãn')}
          values={tags}
          onAdd={(added) => setTags((all) => [...all, ...added])}
          onRemove={(tag) => setTags((all) => all.filter((each) => each !== tag))}
          removeLabel={(tag) => text(`Remove ${tag}`, `Bỏ ${tag}`)}
          hint={text('Enter adds, Backspace removes', 'Enter thêm, Backspace bỏ')}
        />
        <SelectField
          label={text('Status', 'Trạng thái')}
          placeholder={text('Choose one', 'Chọn một')}
          value={status}
          options={options}
          onChange={setStatus}
        />
        <SelectField
          label={text('Keeps', 'Giữ lại')}
          labelAt="left"
          value="new"
          options={options}
          onChange={() => undefined}
        />
      </div>
    </Section>
  );
}
