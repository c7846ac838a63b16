import type { TitleTable } from './table.ts';

export const english: TitleTable = {
  seniorities: {
    owner:
      'owner, founder, cofounder, founding partner, managing partner, senior partner, equity partner, proprietor, =partner',
    c_level:
      'ceo, cfo, coo, cto, cio, ciso, cmo, cro, cpo, chro, cdo, cso, cco, cbo, cgo, clo, cxo, cao, cpto, csco, chief executive, president, managing director, <md, chairman, chairwoman, chairperson, =chair, general counsel, c level, c suite',
    // A vice chairman as well: the second of a board.
    vp: 'vp, svp, evp, avp, rvp, gvp, vice president, vice chairman, vice chair',
    director: 'director*, general manager, ^gm',
    // The chief of staff leads the office of another and has no budget of their own; other chiefs lead a trade.
    head: 'head, chief, editor in chief, dean, company secretary, corporate secretary, school principal',
    manager:
      'manager*, mgr, supervisor*, superintendent, foreman, team lead, team leader, group lead, leader, financial controller, finance controller',
    senior:
      'senior, sr, snr, lead, principal, expert, fellow, staff engineer, staff software, staff data, staff machine, staff designer, staff product, art director, distinguished',
    // Managers of accounts, customers and media lead nobody; an owner of a product or a process owns no company.
    specialist:
      'account manager*, accounts manager, key account manager*, customer success manager*, client success manager, relationship manager*, community manager*, social media manager*, case manager, business partner, client partner, director of photography, product owner, process owner, service owner, system owner, data owner, application owner, platform owner, solution owner, risk owner, specialist*, analyst*, engineer, engineers, consultant*, executive, officer, representative, rep, agent, advisor, adviser, coordinator, co ordinator, admin, associate, accountant, bookkeeper, comptroller, buyer, planner, developer, programmer, designer, architect, scientist, researcher, technician, operator, worker, driver, clerk, nurse, physician, doctor, surgeon, pharmacist, teacher, lecturer, instructor, trainer, coach, lawyer, attorney, counsel, paralegal, solicitor, recruiter, headhunter, editor, writer, copywriter, journalist, producer, strategist, marketer, generalist, inspector, merchandiser, dispatcher, broker, trader, banker, economist, actuary, underwriter, photographer, videographer, illustrator, animator, translator, interpreter, tester, estimator, surveyor, treasurer, staff, junior, entry level, mechanic, electrician, machinist, welder, cashier, bdr, sdr, dba, sre, chef, cook, salesman, saleswoman, salesperson, scrum master, agile coach, evangelist, therapist, librarian, chemist, biologist, statistician, modeler, detailer, drafter, draftsman, contractor, freelancer, artist',
    assistant:
      'assistant*, asst, >executive assistant, >personal assistant, >secretary, receptionist',
    trainee:
      'intern, interns, internship, working student, management trainee, ?student, ?undergraduate, ?phd candidate, ?mba candidate',
    none: 'non executive director, nonexecutive director, independent director, board director, board member, member of the board, board of directors, board advisor, advisory board, thought leader, thought leadership, lead gen, lead generation, head office, head hunter, ceo coach, executive coach, executive search, executive education, md phd, student success, student affairs, student services, student support, student life',
  },
  departments: {
    general_management:
      'general manager, ^gm, chief of staff, country manager, branch manager, general management, strategy, strategic planning, corporate development, business unit, ?vice chairman, ?vice chair',
    sales:
      'sales, sale, business development, bdm, bdr, sdr, account executive, account manager, accounts manager, account director, key account*, commercial*, revenue, cro, partner manager, partnership*, alliances, channel, presales, inside sales, territory manager, store manager, customer acquisition, go to market, gtm, lead gen, lead generation, salesman, saleswoman, salesperson, ecommerce, e commerce, sales admin*, ?account, ?retail, ?store, ?client*',
    marketing:
      'marketer, cmo, brand*, communications, comms, ^pr, public relations, content, copywriter, seo, sem, social media, community manager, growth, demand gen, demand generation, advertising, media, media buyer, product marketing, market research, public affairs, corporate affairs, press, network marketing, events, personal brand*, ?digital, ?campaign*',
    customer_service:
      'customer success, customer support, customer service*, customer care, customer experience, customer operations, client success, client services, client support, support engineer, technical support, technical account manager, after sales, aftersales, call center, call centre, contact center, cx, cxo, product support, ?customer, ?support, ?service, ?services',
    product: 'product, products, cpto',
    design:
      'design*, ux, ui, art director, graphic*, illustrator, animator, director of photography, photographer, videographer, product design*, user research*, ux research*, ?artist',
    engineering:
      'engineering, ?engineer*, software, developer*, programmer, full stack, fullstack, front end, frontend, back end, backend, devops, web dev*, cto, cpto, technology, ?technical, ?technician, mechanical, electrical, civil, ?architect, embedded, firmware, sre, site reliability, design engineer*, mechanical design*, ?development, ?drafter, ?draftsman',
    it: '^it, information technology, information systems, information security, chief information, system admin*, systems admin*, sysadmin, network*, infrastructure, cloud, cyber*, security, cio, ciso, cto, technology, helpdesk, help desk, service desk, erp, sap, salesforce, salesforce admin*, ^it admin*, windows admin*, linux admin*, digital transformation, ?business analyst, ?business systems, database*, dba, it support, data center*, data centre*, ?systems, ?applications',
    data: 'data, data scien*, analytics, business intelligence, ^bi, machine learning, ^ml, ^ai, artificial intelligence, statistic*, insights',
    research:
      'research*, rd, scientist, ^lab, clinical, innovation, scientific, ?chemist, ?biologist',
    quality:
      'quality*, qa, qc, sqa, hse, ehs, qhse, hseq, ohs, safety, ?tester, ?test, quality controller',
    production:
      'production, manufacturing, plant, factory, mill, assembly, industrial, machin*, cnc, welder, ?process, ?shift',
    maintenance:
      'maintenance, facilit*, reliability, field service*, repair*, utilities, hvac, mechanic, electrician',
    operations:
      'operations, ops, operational, coo, chief operating, lean, continuous improvement, ?pmo',
    supply_chain:
      'supply chain, supply planning, logistic*, warehous*, transport*, shipping, freight, import*, export*, distribution, inventory, demand planning, fleet, fulfilment, fulfillment, dispatcher, customs, csco, scm, ?planner, ?planning, ?materials',
    procurement:
      'procurement, purchas*, buyer, buying, sourcing, category manager, vendor manage*, supplier*',
    finance:
      'finance, financial*, accounting, accountant, accounts, ?controller, comptroller, treasur*, tax, taxation, audit*, cfo, bookkeep*, fpa, investor relations, investment*, billing, budget*, actuar*, risk, economist, underwriter, financial planning, ?bank',
    legal:
      'legal, general counsel, counsel, lawyer, attorney, solicitor, paralegal, compliance, law, contract, contracts, privacy, data protection, data privacy, regulatory, litigation, company secretary, corporate secretary',
    hr: 'hr, human resource*, human capital, people, talent*, recruit*, talent sourc*, payroll, training, learning, ld, compensation, benefits, chro, employer brand*, headhunter, head hunter, personnel, workforce, executive search, culture',
    administration:
      'administrati*, office, receptionist, front desk, document control*, data entry, ?executive assistant, ?personal assistant, ?secretary, admin, ?administrator, ?clerk',
    none: 'partner, cpo, cdo, cso, cco, cgo, cao, clo, process owner, service owner, system owner, application owner, platform owner, solution owner, risk owner, data owner, security guard, security officer, head office, personal trainer, personal banker, personal shopper, personal coach, event planner, wedding planner, financial aid, back office, business administration, box office',
  },
  marks: {
    at: 'at, @',
    maybe_at: 'in',
    firm: 'gmbh, ltd, inc, llc, llp, plc, corp, tnhh, jsc, sarl, kg',
    of: 'of',
    to: 'to, for',
    and: 'and, cum',
    former: 'former, formerly, previously, past',
    ex: 'ex',
    retired: 'retired, emeritus, emerita',
    now: 'now, currently, turned',
    wish: 'reporting to, reports to, aspiring, looking for, looking to, seeking, in search of, open to, helping, i help, we help, passionate about, job seeker, wannabe, future ceo, promoting',
  },
};
