import { isMachine } from './machine.ts';

/** Boxes of a team or of a task, by language; folded, without signs. */
const boxes: ReadonlySet<string> = new Set(
  [
    'info information infos contact contacts contactus sales presales support hello hallo hey welcome office mail email',
    'team customer customers admin administrator help helpdesk service services customerservice customercare care billing invoice invoices',
    'invoicing accounts account accounting accountspayable accountsreceivable payable payments finance jobs job career',
    'careers recruiting recruitment recruiter talent people press media marketing partners partner partnership',
    'partnerships legal privacy gdpr dpo dataprotection security abuse webmaster hostmaster noc order orders purchase',
    'purchasing procurement tender tenders enquiries enquiry inquiries inquiry inquiry general reception frontdesk',
    'booking bookings reservations events event feedback survey shop store web website online export import logistics',
    'shipping warehouse quality production engineering developers developer community editor editorial newsroom ceo cto',
    'cfo coo board management subscriptions membership members training education school library facilities',
    'operations ops compliance desk front ask team everyone all staff company group test demo inbox',
    // German.
    'kontakt vertrieb verkauf einkauf rechnung rechnungen buchhaltung bewerbung bewerbungen personal buero buro zentrale',
    'kundenservice kundendienst anfrage anfragen bestellung bestellungen presse datenschutz geschaeftsfuehrung empfang',
    'sekretariat technik versand auftrag werkstatt verwaltung',
    // French.
    'commercial commerciale commerciaux compta comptabilite achats achat ventes vente accueil direction secretariat',
    'recrutement emploi facturation facture factures serviceclient clients client bonjour devis',
    // Spanish, Portuguese, Italian.
    'ventas compras contacto administracion contabilidad soporte comercial facturacion facturas recepcion empleo rrhh',
    'clientes atencionalcliente contato vendas financeiro atendimento suporte comprasnet informazioni vendite acquisti',
    'amministrazione segreteria contatti ufficio fatturazione',
    // Vietnamese.
    'lienhe kinhdoanh ketoan hotro tuyendung nhansu cskh muahang banhang baogia dathang vanphong hanhchinh chamsockhachhang',
    'daotao truyenthong kythuat muasam',
  ]
    .join(' ')
    .split(' '),
);

/** Short ones that are parts of names as well: only alone. */
const alone: ReadonlySet<string> = new Set(
  'hi it hr pr ir qa rh dev devs cs kd kt hcns postmaster tech'.split(' '),
);

/** What stands beside such a word: `sales.apac`, `info-vn`. */
const regions: ReadonlySet<string> = new Set(
  [
    'vn de at ch fr es it uk us usa eu nl be pl pt br mx au nz sg my th id ph in jp cn hk tw kr int intl hn hcm hanoi',
    'saigon apac emea dach latam asia europe america vietnam germany france spain global north south east west nord sud',
    'bac nam mien online web b2b',
  ]
    .join(' ')
    .split(' '),
);

/** Whether an address is a box of a team, a task or a machine: what stands before the `@` names nobody. */
export function isRoleAddress(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email
    .slice(0, Math.max(0, at))
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\+.*$/, '');
  if (local === '' || isMachine(email)) return true;
  const parts = local.split(/[-_.]+|\d+/).filter((part) => part !== '');
  const whole = parts.join('');
  if (whole === '' || boxes.has(whole) || alone.has(whole)) return true;
  const rest = parts.filter((part) => !boxes.has(part));
  return rest.length < parts.length && rest.every((part) => regions.has(part));
}

/** Whether a word stands for a task rather than a person, wherever in an address: `sales`, `ketoan`. */
export function isRoleWord(word: string): boolean {
  return boxes.has(word);
}
