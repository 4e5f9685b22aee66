import { DEFAULT_PROFILE, KIT_PHASES, KIT_QUESTIONS, KIT_STATEMENTS, publicKitOf } from '@plumbline/ballot-management';
import { BEFORE_ANYTHING, play } from '@plumbline/ballot-management/testing/play-room';
import { county, EARLY, PRECINCTS } from '@plumbline/ballot-management/testing/tamarack';
import { BEFORE, by, on, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { publicKit } from '@plumbline/words/en/ballots/public-kit';
import { ballotKit } from '@plumbline/words/en/screens/ballot-kit';
import { publicKit as inSpanish } from '@plumbline/words/es/ballots/public-kit';
import { kitStatementInWords } from '@plumbline/words/public-kit-words';
import { describe, expect, test } from 'vitest';
import { typeface } from '../testing/printed-audits.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { gradeInEnglish, gradeInSpanish, readingTextOf } from '../testing/reading-grade.ts';
import { printPublicKit } from './printed-forms.ts';
import { type KitContext, type KitPart, publicKitPage } from './public-kit.ts';

const NOW = on('2026-11-09', '10:45');
const PRINTING = {
  source: { type: 'log', sha256: '0123456789abcdef'.repeat(4) },
  version: '0.1.0',
  at: '2026-11-09T15:45:00.000Z',
  language: 'en',
  paper: 'letter',
  typeface,
} as const;

const contextIn = (spoken: 'en' | 'es'): KitContext => ({
  spoken,
  office: 'Tamarack County Elections',
  jurisdiction: 'Tamarack',
  election: 'General Election',
  time: 'Nov 9, 2026, 10:45',
  head: { number: 3204, hash: '90ab17f4dd'.padEnd(64, '0') },
});

type Room = ReturnType<typeof county>;

/** Statements that can be told, in English, by name. */
function told(room: Room): Readonly<Record<string, string>> {
  return Object.fromEntries(
    publicKitOf(room, NOW).flatMap(({ statement, said }) =>
      said === null ? [] : [[statement, kitStatementInWords(said, 'en')] as const],
    ),
  );
}

/** A room that was opened and nothing else. */
function opened(): Room {
  return play(
    BEFORE_ANYTHING,
    by(
      'osei',
      {
        type: 'open-room',
        election: 'e',
        jurisdiction: 'Tamarack',
        electionDay: '2026-11-03',
        profile: DEFAULT_PROFILE,
        director: { person: 'osei', name: 'E. Osei', signIn: 'osei' },
      },
      BEFORE,
    ),
  );
}

describe('what the public is told', () => {
  test('has the figures of the county as its approved forms have them', () => {
    const all = told(county());
    // 5,960 ballots and 5,965 voters; a federal contest is kept for 22 months.
    expect(all.balance).toBe('5,965 people voted, and 5,960 ballots were counted: 5 fewer.');
    expect(all.counted).toBe('5,960 ballots were counted.');
    expect(all.differences).toMatch(/^At \d places the numbers of voters and ballots differ\. We know why\.$/);
    expect(all.kept).toBe('By law no ballot is destroyed before September 3, 2028.');
    expect(all.electionDay).toBe('Election Day is November 3, 2026.');
    expect(all.earlyDays).toBe('You can vote early on 3 days, from October 29, 2026 to October 31, 2026.');
    for (const place of [...Object.keys(PRECINCTS), ...Object.keys(EARLY)]) expect(all.places).toContain(place);
  });

  test('is nearly nothing where a room was only opened: what has no record is marked, and not told', () => {
    const kit = publicKitOf(opened(), NOW);
    expect(kit.filter(({ said }) => said !== null).map(({ statement }) => statement)).toEqual(['electionDay', 'kept']);
    expect(kit.map(({ statement }) => statement)).toEqual(
      KIT_PHASES.flatMap((phase) => Object.keys(KIT_STATEMENTS[phase])),
    );
    const page = publicKitPage(contextIn('en'), kit, 'during');
    expect(page).toContain(publicKit.nothing);
    expect(page).not.toContain('<li>');
  });

  test('says nothing of forms that nobody has approved, and not that nothing went wrong before anything was done', () => {
    const names = Object.keys(told(setUp()));
    expect(names).toEqual(expect.arrayContaining(['places', 'procedures', 'oaths', 'seals']));
    for (const name of ['balance', 'counted', 'incidents', 'corrections', 'reviewed', 'differences', 'sealed']) {
      expect(names).not.toContain(name);
    }
  });

  test('a draft of a procedure is no rule that was approved', () => {
    const draft = {
      type: 'draft-procedure',
      procedure: 'PR-9',
      kind: 'procedure',
      version: 1,
      topics: ['custody'],
      text: { salt: 'ab'.repeat(32), text: 'How ballots are guarded, in a draft' },
    } as const;
    const room = play(opened(), by('osei', { type: 'take-oath', person: 'osei' }, BEFORE), by('osei', draft, BEFORE));
    expect(told(room)).not.toHaveProperty('custodyRule');
    expect(told(setUp())).toHaveProperty('custodyRule');
  });

  test('answers ten questions, each with statements that the kit has', () => {
    expect(Object.keys(KIT_QUESTIONS)).toHaveLength(10);
    const known = KIT_PHASES.flatMap((phase) => Object.keys(KIT_STATEMENTS[phase]));
    for (const statements of Object.values(KIT_QUESTIONS)) {
      for (const statement of statements) expect(known).toContain(statement);
    }
    expect(Object.keys(publicKit.ask)).toEqual(Object.keys(KIT_QUESTIONS));
    expect(Object.keys(ballotKit.missingSays).toSorted()).toEqual(known.toSorted());
  });

  test('of more places than anybody reads the first twelve are named', () => {
    const names = Array.from({ length: 30 }, (_, at) => `P-${at + 1}`);
    const said = { sentence: 'places', filling: { count: 30, names: { names } } };
    expect(kitStatementInWords(said, 'en')).toBe(
      `There are 30 places to vote: ${names.slice(0, 12).join(', ')} and 18 more.`,
    );
    expect(kitStatementInWords(said, 'es')).toContain('y 18 más');
  });

  test('names from the office cannot become part of the page', () => {
    const site = { type: 'register-site', site: '<i>P-9', kind: 'precinct', tabulators: ['T1'], days: [] } as const;
    const page = publicKitPage(contextIn('en'), publicKitOf(play(setUp(), by('osei', site, BEFORE)), NOW), 'before');
    expect(page).not.toContain('<i>P-9');
    expect(page).toContain('&lt;i&gt;P-9');
  });
});

describe('the pieces of the kit', () => {
  const kit = publicKitOf(county(), NOW);
  const printed = async (part: KitPart, spoken: 'en' | 'es' = 'en') => {
    const { pages } = await readPdf((await printPublicKit(PRINTING, contextIn(spoken), { kit, part })).pdf);
    return pages.map(({ text }) => text.replaceAll(/\s+/g, ' '));
  };

  test.each(KIT_PHASES)('%s: a hand-out has at most two pages, a poster has one, in both languages', async (phase) => {
    for (const spoken of ['en', 'es'] as const) {
      expect((await printed({ kind: 'hand-out', phase }, spoken)).length).toBeLessThanOrEqual(2);
      expect((await printed({ kind: 'poster', phase }, spoken)).length).toBe(1);
      expect((await printed({ kind: 'talking', phase }, spoken)).length).toBeLessThanOrEqual(2);
    }
  });

  test('bear the office, the moment and the entry of the log, and the same sentences as the page', async () => {
    const [first = ''] = await printed({ kind: 'hand-out', phase: 'after' });
    const page = publicKitPage(contextIn('en'), kit, 'after');
    for (const text of [
      'Tamarack County Elections',
      'Nov 9, 2026, 10:45',
      'Entry 3,204 of the log, fingerprint 90ab17f4dd000000',
      '5,965 people voted, and 5,960 ballots were counted: 5 fewer.',
    ]) {
      expect(first.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''));
      expect(page).toContain(text);
    }
  });

  test('in Spanish no English sentence is left, and every blank is the same', () => {
    const english = new Map(sentencesOf(publicKit));
    for (const [name, sentence] of sentencesOf(inSpanish)) {
      const blanks = (words: string) => (words.match(/\{\{[^}]*\}\}/g) ?? []).toSorted();
      expect([name, blanks(sentence)]).toEqual([name, blanks(english.get(name) ?? '')]);
      if (/\p{L}/u.test(sentence.replaceAll(/\{\{[^}]*\}\}/g, ''))) expect(sentence).not.toBe(english.get(name));
    }
    expect(publicKitPage(contextIn('es'), kit, 'after')).toContain('5,965 personas, y se contaron 5,960 boletas');
  });

  test('are read with eight years of school, in English and in Spanish', () => {
    for (const phase of KIT_PHASES) {
      const english = gradeInEnglish(readingTextOf(publicKitPage(contextIn('en'), kit, phase)));
      const spanish = gradeInSpanish(readingTextOf(publicKitPage(contextIn('es'), kit, phase)));
      expect({ phase, isPlain: english <= 8 && spanish <= 8, english, spanish }).toMatchObject({ isPlain: true });
    }
    // Also those that the county has no occasion to say.
    const all = Object.values(publicKit.statements).map((sentence) => sentence.replaceAll(/\{\{[^}]*\}\}/g, 'five'));
    const grade = gradeInEnglish(all);
    expect({ isPlain: grade <= 8, grade }).toMatchObject({ isPlain: true });
  });

  test('the page is one file without script, and nothing is fetched', () => {
    const page = publicKitPage(contextIn('en'), kit, 'before');
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|<img|<link|@import|url\(|https?:/i);
  });
});

function sentencesOf(catalogue: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([name, words]: [string, unknown]) =>
    typeof words === 'string'
      ? [[`${before}${name}`, words] as const]
      : sentencesOf(words as object, `${before}${name}.`),
  );
}
