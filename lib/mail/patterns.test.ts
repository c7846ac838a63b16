import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessAddress } from './patterns.ts';

/** `Jane Doe jane.doe` → a known person at the domain. */
function people(domain: string, ...lines: readonly string[]) {
  return lines.map((line) => {
    const at = line.lastIndexOf(' ');
    return { name: line.slice(0, at), email: `${line.slice(at + 1)}@${domain}` };
  });
}
const firm = 'acme.example';

const western = ['Jane Doe', 'Bob Roe', 'Mary Ann Poe', 'Carl Moe'];
const vietnamese = ['Nguyễn Thu Hà', 'Trần Minh Đức', 'Lê Văn Nam', 'Phạm Quốc Bảo'];

describe('an address from how others of the domain are made', () => {
  test('first.last in 7 of 8', () => {
    const known = people(
      firm,
      'Jane Doe jane.doe',
      'Bob Roe bob.roe',
      'Mary Ann Poe mary.poe',
      'Carl Moe carl.moe',
      'Eva Groß eva.gross',
      'Sean O’Neill sean.oneill',
      'Anna Lindt anna.lindt',
      'Otto Kern okern',
    );
    expect(guessAddress('Max Muster', firm, known)).toEqual({
      email: 'max.muster@acme.example',
      pattern: 'first.last@',
      hitCount: 7,
      knownCount: 8,
    });
  });

  test.each<[string, readonly string[], string]>([
    ['first.last@', ['jane.doe', 'bob.roe', 'mary.poe', 'carl.moe'], 'max.muster'],
    ['f.last@', ['j.doe', 'b.roe', 'm.poe', 'c.moe'], 'm.muster'],
    ['flast@', ['jdoe', 'broe', 'mpoe', 'cmoe'], 'mmuster'],
    ['firstlast@', ['janedoe', 'bobroe', 'marypoe', 'carlmoe'], 'maxmuster'],
    ['first@', ['jane', 'bob', 'mary', 'carl'], 'max'],
    ['last@', ['doe', 'roe', 'poe', 'moe'], 'muster'],
    ['first_last@', ['jane_doe', 'bob_roe', 'mary_poe', 'carl_moe'], 'max_muster'],
    ['first-last@', ['jane-doe', 'bob-roe', 'mary-poe', 'carl-moe'], 'max-muster'],
    ['last.first@', ['doe.jane', 'roe.bob', 'poe.mary', 'moe.carl'], 'muster.max'],
    ['lastfirst@', ['doejane', 'roebob', 'poemary', 'moecarl'], 'mustermax'],
    ['lastf@', ['doej', 'roeb', 'poem', 'moec'], 'musterm'],
    ['firstl@', ['janed', 'bobr', 'maryp', 'carlm'], 'maxm'],
    ['lfirst@', ['djane', 'rbob', 'pmary', 'mcarl'], 'mmax'],
  ])('%s', (pattern, locals, local) => {
    const known = people(firm, ...western.map((name, at) => `${name} ${locals[at]}`));
    expect(guessAddress('Max Muster', firm, known)).toEqual({
      email: `${local}@${firm}`,
      pattern,
      hitCount: 4,
      knownCount: 4,
    });
  });

  test.each<[string, readonly string[], string]>([
    ['first.last@', ['ha.nguyen', 'duc.tran', 'nam.le', 'bao.pham'], 'chau.vo'],
    ['firstlm@', ['hant', 'ductm', 'namlv', 'baopq'], 'chauvm'],
    ['first.lm@', ['ha.nt', 'duc.tm', 'nam.lv', 'bao.pq'], 'chau.vm'],
    ['lmfirst@', ['ntha', 'tmduc', 'lvnam', 'pqbao'], 'vmchau'],
    [
      'middlefirst.last@',
      ['thuha.nguyen', 'minhduc.tran', 'vannam.le', 'quocbao.pham'],
      'minhchau.vo',
    ],
    [
      'first.lastmiddle@',
      ['ha.nguyenthu', 'duc.tranminh', 'nam.levan', 'bao.phamquoc'],
      'chau.vominh',
    ],
    ['lastmiddlefirst@', ['nguyenthuha', 'tranminhduc', 'levannam', 'phamquocbao'], 'vominhchau'],
    ['first@', ['ha', 'duc', 'nam', 'bao'], 'chau'],
    ['flast@', ['hnguyen', 'dtran', 'nle', 'bpham'], 'cvo'],
  ])('of Vietnamese names: %s', (pattern, locals, local) => {
    const known = people(
      'congty.example',
      ...vietnamese.map((name, at) => `${name} ${locals[at]}`),
    );
    expect(guessAddress('Võ Minh Châu', 'congty.example', known)).toEqual({
      email: `${local}@congty.example`,
      pattern,
      hitCount: 4,
      knownCount: 4,
    });
  });

  test('names in either order at one firm', () => {
    const known = people(firm, 'Nguyễn Thu Hà ha.nguyen', 'Jane Doe jane.doe', 'Wang Wei wei.wang');
    expect(guessAddress('Trần Đức', firm, known)?.email).toBe('duc.tran@acme.example');
    expect(guessAddress('Linh Nguyen', firm, known)?.email).toBe('linh.nguyen@acme.example');
    expect(guessAddress('Carl Moe', firm, known)?.email).toBe('carl.moe@acme.example');
  });

  test.each([
    ['Dr. Max Muster', 'max.muster'],
    ['Muster, Max', 'max.muster'],
    ['Max Muster, PhD', 'max.muster'],
    ['Max Muster (Acme)', 'max.muster'],
    ['Jan van der Berg', 'jan.vanderberg'],
    ['Łucja Żak', 'lucja.zak'],
    ['MAX MUSTER', 'max.muster'],
    ['Mary Ann Muster', 'mary.muster'],
  ])('of %s', (name, local) => {
    const known = people(firm, 'Jane Doe jane.doe', 'Bob Roe bob.roe', 'Carl Moe carl.moe');
    expect(guessAddress(name, firm, known)?.email).toBe(`${local}@${firm}`);
  });

  test('signs and hyphens as this firm writes them', () => {
    const plain = ['Jane Doe jane.doe', 'Bob Roe bob.roe', 'Carl Moe carl.moe'];
    const guess = (name: string, domain: string, ...more: readonly string[]) =>
      guessAddress(name, domain, people(domain, ...plain, ...more))?.email;
    expect(guess('Jörg Müller', firm)).toBeUndefined();
    expect(guess('Jörg Müller', firm, 'Käthe Roe kaethe.roe')).toBe(`joerg.mueller@${firm}`);
    expect(guess('Jörg Müller', firm, 'Käthe Roe kathe.roe')).toBe(`jorg.muller@${firm}`);
    expect(guess('Jörg Müller', 'firma.de')).toBe('joerg.mueller@firma.de');
    expect(guess('Björn Åkesson', 'firma.se')).toBe('bjorn.akesson@firma.se');
    expect(guess('Jean-Luc Roux', 'societe.fr')).toBe('jean-luc.roux@societe.fr');
    expect(guess('Jean-Luc Roux', 'societe.fr', 'Anne-Marie Poe annemarie.poe')).toBe(
      'jeanluc.roux@societe.fr',
    );
  });

  const three = people(firm, 'Jane Doe jane.doe', 'Bob Roe bob.roe', 'Carl Moe carl.moe');
  test.each<[string, string, string, readonly { name: string; email: string }[]]>([
    ['two are known', 'Max Muster', firm, three.slice(1)],
    [
      'one is known thrice',
      'Max Muster',
      firm,
      [three[0], three[0], three[0]].flatMap((one) => one ?? []),
    ],
    ['none is known', 'Max Muster', firm, []],
    ['they are of another domain', 'Max Muster', 'other.example', three],
    [
      'half are otherwise',
      'Max Muster',
      firm,
      [...three, ...people(firm, 'Eva Poe epoe', 'Al Coe acoe', 'Ed Loe eloe')],
    ],
    [
      'they are teams',
      'Max Muster',
      firm,
      people(firm, 'Jane Doe info', 'Bob Roe sales', 'Carl Moe support'),
    ],
    [
      'it is free mail',
      'Max Muster',
      'gmail.com',
      people('gmail.com', 'Jane Doe jane.doe', 'Bob Roe bob.roe', 'Carl Moe carl.moe'),
    ],
    ['it is taken', 'Jane Doe', firm, three],
    [
      'it is taken by somebody without a name',
      'Max Muster',
      firm,
      [...three, { name: '', email: 'Max.Muster@acme.example' }],
    ],
    ['the name is one word', 'Max', firm, three],
    ['the name is empty', '', firm, three],
    ['the name is in another script', '王 伟', firm, three],
    ['the domain is none', 'Max Muster', '', three],
  ])('none where %s', (_, name, domain, known) => {
    expect(guessAddress(name, domain, known)).toBeUndefined();
  });

  test('none where two patterns hold as often and differ here', () => {
    // Without a middle name `first + initials` is `first + l`; with one it is not.
    const known = people(firm, 'Lê Nam naml', 'Võ An anv', 'Hồ Bảo baoh');
    expect(guessAddress('Trần Đức', firm, known)?.email).toBe('duct@acme.example');
    expect(guessAddress('Nguyễn Thu Hà', firm, known)).toBeUndefined();
  });

  test('boxes of a team do not count', () => {
    const known = [
      ...three,
      ...people(firm, 'Acme Sales sales', 'Acme Info info', 'Acme Bot no-reply'),
    ];
    expect(guessAddress('Max Muster', firm, known)).toMatchObject({ hitCount: 3, knownCount: 3 });
  });

  test('of a thousand known addresses takes no time', () => {
    const known = Array.from({ length: 1000 }, (_, at) => ({
      name: `Jane${'abcdefghij'.charAt(at % 10)} Doe-${'klmnopqrst'.charAt(at % 7)}ö`,
      email: `p${at}@${firm}`,
    }));
    const startedAt = performance.now();
    guessAddress('Max Muster', firm, known);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });

  const aPerson = fc
    .tuple(
      fc.constantFrom(...western, ...vietnamese, 'Jörg Müller', 'Jean-Luc Roux', 'Jane', ''),
      fc.constantFrom(
        'jane.doe',
        'jdoe',
        'bob.roe',
        'ha.nguyen',
        'hant',
        'duc.tran',
        'info',
        'nam.le',
        'carl.moe',
        'joerg.mueller',
      ),
      fc.constantFrom(firm, 'other.example'),
    )
    .map(([name, local, domain]) => ({ name, email: `${local}@${domain}` }));

  test('the order of what is known changes nothing, and nobody is given an address that is known', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...western, ...vietnamese, 'Max Muster', 'Jörg Müller', 'Trần An'),
        fc.array(aPerson, { maxLength: 10 }),
        fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
        (name, known, order) => {
          const guess = guessAddress(name, firm, known);
          const shuffled = known
            .map((one, at) => ({ one, by: order[at] ?? 0 }))
            .sort((a, b) => a.by - b.by)
            .map(({ one }) => one);
          expect(guessAddress(name, firm, shuffled)).toEqual(guess);
          if (!guess) return;
          expect(known.map(({ email }) => email)).not.toContain(guess.email);
          expect(guess.email.endsWith(`@${firm}`)).toBe(true);
          expect(guess.hitCount * 3).toBeGreaterThanOrEqual(guess.knownCount * 2);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
