import { describe, expect, test } from 'vitest';
import { findFigure, readReport, readReportFixture, reportOf } from './a-report.ts';

describe('a file whose numbers were worked out by hand', () => {
  const report = reportOf(readReportFixture('opportunities'));

  test.each([
    ['newDeals', 9],
    ['newDeals:perRep', 3],
    ['dealConversion', 4 / 9],
    ['dealConversion:open', 2],
    ['winRate', 4 / 7],
    ['winRate:won', 4],
    ['winRate:lost', 3],
    ['dealsClosed', 7],
    // 1054 + 4514 + 55 + 26768
    ['wonValue', '32391.00'],
    ['annualContractValue', '8097.75'],
    // (1054 + 4514) ÷ 2
    ['annualContractValue:median', '2784.00'],
    // 20, 41, 45, 60
    ['cycleWon', 43],
    ['cycleWon:mean', 41.5],
    ['cycleWon:slowestTenth', 60],
    // 10, 30, 76
    ['cycleLost', 30],
    // 3 × 8097.75 × 4/7 ÷ 41.5
    ['velocity', '334.5026'],
    ['velocity:open', 3],
    ['lifetimeValue', null],
    ['coverage', null],
    ['coverage:needed', 7 / 4],
  ])('%s is %j', (name, value) => expect(findFigure(report.metrics, name)).toBe(value));

  test('by quarter', () => {
    expect(report.byPeriod.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['2025-Q1', '2025-01-10', '2025-03-31'],
      ['2025-Q2', '2025-04-01', '2025-06-30'],
    ]);
    const by = (name: string) => report.byPeriod.map(({ metrics }) => findFigure(metrics, name));
    expect(by('wonValue')).toEqual(['5568.00', '26823.00']);
    expect(by('winRate')).toEqual([2 / 3, 1 / 2]);
    expect(by('newDeals')).toEqual([5, 4]);
  });

  test('by rep, those who closed nothing too', () => {
    const by = (name: string) =>
      report.byRep.map((group) => [group.name, findFigure(group.metrics, name)]);
    expect(by('wonValue')).toEqual([
      ['Jonas Beck', '0.00'],
      ['Linh Tran', '26823.00'],
      ['Mara Voss', '5568.00'],
    ]);
    expect(by('winRate')).toEqual([
      ['Jonas Beck', null],
      ['Linh Tran', 1 / 2],
      ['Mara Voss', 2 / 3],
    ]);
    expect(report.byRep.map(({ dealCount }) => dealCount)).toEqual([3, 4, 3]);
  });

  test('by product, in whatever way it is spelled', () => {
    expect(
      report.byProduct?.map(({ name, dealCount, metrics }) => [
        name,
        dealCount,
        findFigure(metrics, 'wonValue'),
      ]),
    ).toEqual([
      ['MG Special', 3, '55.00'],
      ['Pump Pro', 7, '32336.00'],
    ]);
    expect(report.file.joined.map(({ name, spellings }) => [name, spellings.length])).toEqual([
      ['Pump Pro', 3],
      ['MG Special', 2],
    ]);
  });

  test('by company, where none is no company', () => {
    const { byColumn } = reportOf(readReportFixture('opportunities'), { column: 'account' });
    expect(
      byColumn?.groups.map(({ name, dealCount, metrics }) => [
        name,
        dealCount,
        findFigure(metrics, 'wonValue'),
      ]),
    ).toEqual([
      ['Hafen Logistik', 3, '0.00'],
      ['Nordlicht Foods', 2, '1109.00'],
      ['Sol Energia', 2, '26768.00'],
      [null, 3, '4514.00'],
    ]);
  });

  test('by the quarter of creation, as far as its time is over', () => {
    expect(
      report.cohorts.map(({ name, created, won, isOpen }) => [name, created, won, isOpen]),
    ).toEqual([
      ['2025-Q1', 5, [2, 3], false],
      ['2025-Q2', 4, [1, null], true],
    ]);
  });

  test('by stage, where those before a deal’s own count as passed', () => {
    expect(
      report.funnel.map(({ name, reachedCount, openCount, percent }) => [
        name,
        reachedCount,
        openCount,
        percent,
      ]),
    ).toEqual([
      ['Prospecting', 9, 0, null],
      ['Engaging', 6, 2, '66.67 %'],
      ['Won', 4, 0, '66.67 %'],
    ]);
  });

  test('says what it knows of the file', () => {
    expect(report.file).toMatchObject({ rows: 10, used: 10, leftOut: [] });
    expect(report.deals).toEqual({
      ...{ all: 10, open: 3, won: 4, lost: 3 },
      byStage: [
        { name: 'Prospecting', count: 1 },
        { name: 'Engaging', count: 2 },
        { name: 'Won', count: 4 },
        { name: 'Lost', count: 3 },
      ],
    });
    expect(report.file.notes).toEqual([
      '3 deals without a company: each counts for no company',
      '1 deal open without a day of creation: open deals that were created in no period',
      expect.stringMatching(/^no history of stages/u),
    ]);
    expect(report.settings).toMatchObject({
      now: '2025-06-30',
      period: { from: '2025-01-10', to: '2025-06-30' },
    });
  });

  test('says the same where days, amounts and names are written otherwise', () => {
    const other = reportOf(readReportFixture('verkauf'));
    expect(other.file.leftOut).toEqual([]);
    expect(other.metrics).toEqual(report.metrics);
    expect(other.byPeriod).toEqual(report.byPeriod);
    expect(other.byRep).toEqual(report.byRep);
    expect(other.byProduct).toEqual(report.byProduct);
    expect(other.cohorts).toEqual(report.cohorts);
  });
});

describe('contracts that recur', () => {
  const text = [
    'id,company,state,made,done,value,money,how,months,renews',
    'a,Nord,won,2023-12-01,2024-01-01,100.10,USD,monthly,12,',
    'b,Nord,won,2024-12-01,2025-01-01,1300,USD,annual,12,a',
    'c,Sued,won,2023-12-01,2024-03-01,900,EUR,annual,12,',
    'd,West,won,2025-02-01,2025-02-03,50,GBP,once,,',
    'e,West,open,2025-02-01,,500,USD,annual,,',
  ].join('\n');
  const file = readReport(text, {
    id: 'id',
    company: 'company',
    stage: 'state',
    created: 'made',
    closed: 'done',
    amount: 'value',
    currency: 'money',
    billing: 'how',
    termMonths: 'months',
    renews: 'renews',
    rates: { EUR: '0.9' },
    marginPercent: 50,
    lifetimeCapYears: 10,
  });
  const { metrics, file: told } = reportOf(file);

  test.each([
    // 100.10 × 12 + 1300 + 900 ÷ 0.9; pounds have no rate.
    ['wonValue', '3501.20'],
    // Of new business: b renews a.
    ['annualContractValue', '1100.60'],
    ['annualContractValue:median', '1100.60'],
    // Sued is gone since March 2025? The file ends in February: both of a year ago are still there.
    ['lifetimeValue:customers', 2],
    ['lifetimeValue:churn', 0],
    ['lifetimeValue:lifetime', 10],
  ])('%s is %j', (name, value) => expect(findFigure(metrics, name)).toBe(value));

  test('says what has no rate', () => {
    expect(told.notes).toEqual([
      '1 deal won without an amount in a currency that has a rate: in no sum of money',
      expect.stringMatching(/^no history of stages/u),
    ]);
  });
});

describe('what a file may hold', () => {
  const map = { id: 'id', stage: 'stage', created: 'made', closed: 'done', amount: 'value' };
  const head = 'id,stage,made,done,value';

  test('an open deal with a day of closing is expected then', () => {
    const { facts } = readReport(`${head}\n1,open,2025-01-01,2025-03-01,5`, map);
    expect(facts.deals[0]).toMatchObject({ closedAt: null, expectedCloseOn: '2025-03-01' });
  });

  test('what cannot be read is left out, with its line', () => {
    const file = readReport(
      `${head}\n1,Won,2025-01-01,2025-03-01,5\n2,Won,soon,2025-03-01,5\n3,Won,2025-01-01,2025-03-01,lots\n1,Won,2025-01-01,2025-03-01,5`,
      map,
    );
    expect(file.leftOut).toEqual([
      { line: 3, why: 'made: "soon" is no day' },
      { line: 4, why: 'value: "lots" is no amount' },
      { line: 5, why: 'the same as line 2' },
    ]);
    expect(file.facts.deals).toHaveLength(1);
  });

  test('an empty row is left out, not an open deal', () => {
    const file = readReport(`${head}\n1,Won,2025-01-01,2025-03-01,5\n,, ,-,\n`, map);
    expect(file.leftOut).toEqual([{ line: 3, why: 'nothing stands in it' }]);
  });

  test('a file of which nothing can be used says why', () => {
    expect(() => readReport(`${head}\n1,Won,42736,42767,5`, map)).toThrow(
      'no deal that can be used: line 2, made: "42736" is no day',
    );
    expect(() => readReport(`${head}\n`, map)).toThrow('it has a header and no row');
  });

  test('stages that nobody knows are open, and are named', () => {
    const rows = ['1,Won', '2,Demo', '3,Demo', '4,Closed (Won)', '5,', '6,Pending', '7,Talk'];
    const text = [head, ...rows.map((row) => `${row},2025-01-01,,5`)].join('\n');
    const { notes, facts } = readReport(text, { ...map, stages: ['Talk'] });
    expect(notes).toContain(
      'taken as open, as nothing says that it is won or lost: "Demo" (2), "Closed (Won)" (1)',
    );
    expect(notes).toContain('1 deal without a stage: taken as open');
    expect(facts.deals.filter(({ outcome }) => outcome === 'open')).toHaveLength(6);
  });

  test('days of one column explain those of another', () => {
    const text = `${head}\n1,Won,01/25/2025,03/04/2025,5`;
    const { facts, notes, periods } = readReport(text, map);
    expect(periods.dayOf(facts.deals[0]?.closedAt ?? 0)).toBe('2025-03-04');
    expect(notes).toContain("done: the month stands first, as in the file's other days");
  });

  test('a group of a column has the names that the map gives it, and says what it joined', () => {
    const text = `${head},area\n1,Won,2025-01-01,2025-03-01,5,Far East\n2,Talks,2025-01-01,,5,FarEast`;
    const file = readReport(text, { ...map, aliases: { stage: { Talks: 'Proposal' } } });
    const [stages, areas] = ['stage', 'area'].map((column) => reportOf(file, { column }));
    expect(stages?.byColumn?.groups.map(({ name }) => name)).toEqual(['Proposal', 'Won']);
    expect(stages?.file.joined.map(({ column }) => column)).toEqual(['stage']);
    expect(areas?.byColumn?.groups.map(({ dealCount }) => dealCount)).toEqual([2]);
    expect(areas?.file.joined.map(({ column }) => column)).toEqual(['stage', 'area']);
  });

  test('one id with two meanings is refused', () => {
    const text = `${head}\n1,Won,2025-01-01,2025-03-01,5\n1,Won,2025-01-01,2025-03-01,6`;
    expect(() => readReport(text, map)).toThrow('line 3 has the id "1" of line 2');
  });

  test('days begin and end in the time zone of the map', () => {
    const text = `${head}\n1,Won,2024-12-31T20:00Z,2025-01-01T16:30Z,5`;
    const { periods, firstMs, facts } = readReport(text, { ...map, timeZone: 'Asia/Ho_Chi_Minh' });
    expect(periods.dayOf(firstMs)).toBe('2025-01-01');
    expect(periods.dayOf(facts.deals[0]?.closedAt ?? 0)).toBe('2025-01-01');
  });

  test('may name the open stages anew', () => {
    const text = 'id,stage,made\n1,Engaging,2025-01-01\n2,Talking,2025-01-02\n3,WON,2025-01-03';
    const file = readReport(text, {
      ...{ id: 'id', stage: 'stage', created: 'made' },
      values: { stage: { Engaging: 'Proposal', talking: 'Proposal', Won: 'won' } },
    });
    expect(file.facts.deals.map(({ stageId, outcome }) => [stageId, outcome])).toEqual([
      ['open:proposal', 'open'],
      ['open:proposal', 'open'],
      ['won', 'won'],
    ]);
    expect(file.facts.stages.map(({ name }) => name)).toEqual(['Proposal', 'Won', 'Lost']);
  });

  test('reps of the map count with nothing, targets by name', () => {
    const text = 'who,stage,made,done,value\nAn,Won,2025-01-01,2025-03-01,5';
    const { id: _, ...rest } = map;
    const file = readReport(text, {
      ...rest,
      owner: 'who',
      reps: ['Bo'],
      targets: { an: 1000, bo: '2000.50' },
    });
    expect(file.facts.reps).toEqual([
      { id: 'An', name: 'An' },
      { id: 'Bo', name: 'Bo' },
    ]);
    expect(file.facts.settings.quarterTargets).toEqual({ An: '1000', Bo: '2000.50' });
    expect(findFigure(reportOf(file).metrics, 'newDeals:perRep')).toBe(0.5);
    expect(() => readReport(text, { ...rest, owner: 'who', targets: { Cy: 1 } })).toThrow(
      'names "Cy", who owns no deal',
    );
  });
});
