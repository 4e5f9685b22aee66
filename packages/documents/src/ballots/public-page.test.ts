import { publicViewOf } from '@plumbline/ballot-management';
import { REASON, withCorrection } from '@plumbline/ballot-management/testing/corrected-precinct';
import { injected, play, text } from '@plumbline/ballot-management/testing/play-room';
import { CONTAINERS, counted, county } from '@plumbline/ballot-management/testing/tamarack';
import { by, on } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Sha256 } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import { publicPage } from '@plumbline/words/en/ballots/public-page';
import { publicPage as inSpanish } from '@plumbline/words/es/ballots/public-page';
import { describe, expect, test } from 'vitest';
import { gradeInEnglish, gradeInSpanish, readingTextOf } from '../testing/reading-grade.ts';
import { renderPublicPage } from './public-page.ts';

const NOW = on('2026-11-09', '10:45');
type Room = ReturnType<typeof county>;

const SAID = () => 'A seal was read wrong. A second person read it, and it was as noted.';

function pageOf(
  room: Room,
  language: 'en' | 'es' = 'en',
  textOf: (digest: string) => string | undefined = SAID,
): string {
  return renderPublicPage(publicViewOf(room, NOW), {
    language,
    office: 'Tamarack County Elections',
    election: 'General Election',
    time: 'Nov 9, 2026, 10:45',
    head: { number: 3204, hash: '90ab17f4dd'.padEnd(64, '0') },
    otherLanguage: { language: language === 'en' ? 'es' : 'en', address: 'other' },
    textOf,
  });
}

/** The row of a place, as text. */
function rowOf(page: string, place: string): string {
  const found = page.split('<tr').find((row) => row.includes(`>${place}<`)) ?? '';
  return found.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

const NAME = 'F-04 site:P-04';

/** The form of P-04 put right, as its log tells it: two spoiled ballots had been counted as unused. */
function amended(room: Room): Room {
  const before = lookUp(room.forms, NAME)?.versions.at(-1);
  if (before === undefined) throw new Error('it was filled in');
  const fields = { ...before.fields, spoiled: 5, unused: 506 };
  const told = { digest: 'ab'.repeat(32) as Sha256 };
  const act = { by: ['hale'], at: on('2026-11-05', '09:00') } as const;
  return injected(room, {
    type: 'form-amended',
    ...act,
    filled: NAME,
    eventVersion: 2,
    version: 2,
    fields,
    tables: before.tables,
    reason: 'transcription',
    text: told,
    evidence: [],
  });
}

/** A word for each class of what must not leave, planted where people would write it. */
function plantedCanaries() {
  const planted = {
    person: 'CANARY-PERSON',
    alarmCode: 'CANARY-ALARM-4711',
    homeAddress: 'CANARY-12-ELM-STREET',
    seal: '0091001',
    sealOfForm: 'CANARY-SEAL-77',
    shelf: 'Shelf CANARY-9',
    procedure: 'CANARY-PROCEDURE',
    incident: 'CANARY-INCIDENT',
    evidence: 'CANARY-GPS-PHOTO',
    batch: 'CANARY-BATCH',
  };
  const incident = {
    type: 'open-incident',
    incident: planted.incident,
    kind: 'DEVICE_LOST',
    severity: 'low',
    subject: planted.homeAddress,
    involved: [],
  } as const;
  const room = play(
    county(),
    by('osei', { type: 'enrol-person', person: planted.person, name: planted.person, party: null }, NOW),
    by('osei', { type: 'register-area', area: planted.alarmCode, isSecured: true }, NOW),
    by(
      'osei',
      {
        type: 'draft-procedure',
        kind: 'procedure',
        procedure: planted.procedure,
        version: 1,
        topics: ['custody'],
        text: text(planted.alarmCode),
      },
      NOW,
    ),
    by('reyes', incident, NOW),
    by('osei', { type: 'write-incident-text', incident: planted.incident, text: text(planted.homeAddress) }, NOW),
    by(
      'yazzie',
      {
        type: 'explain-difference',
        explanation: 'CANARY-EXPLANATION',
        equation: 'E5',
        place: 'site:P-02',
        code: 'FLED_VOTER',
        amount: -1,
        text: text(planted.homeAddress),
        evidence: [{ kind: 'photo', ref: planted.evidence }],
        linked: null,
      },
      NOW,
    ),
    by(
      'pham gorski',
      { type: 'store-container', container: CONTAINERS[0] ?? '', area: 'Vault A', slot: planted.shelf },
      NOW,
    ),
  );
  return { planted, room };
}

describe('B9 the public page', () => {
  test('B9 has the totals of the county, with every difference explained', () => {
    const page = pageOf(county());
    expect(page).toContain('5,965 people are on the list of those who voted. 5,960 ballots were counted.');
    expect(page).toContain('That is 5 fewer. We found 7 differences, and all are explained.');
    expect(page).toContain('<td>−5</td>');
    expect(rowOf(page, 'P-02')).toContain('432 431 −1 ≈ Explained');
    expect(rowOf(page, 'P-01')).toContain('512 512 – ✓ Balanced');
    expect(rowOf(page, 'Mail')).toContain('2,861 2,857 −4 ≈ Explained');
  });

  test('B9 what nobody has approved is pending, and never 0', () => {
    const page = pageOf(counted());
    expect(rowOf(page, 'P-01')).toContain('pending pending pending ○ Pending');
    expect(page).not.toContain('512');
    expect(page).toMatch(/\d+ places are pending. So we give no total yet./);
    expect(page).not.toMatch(/<b>0<\/b>|<td>0<\/td>/);
    expect(publicViewOf(counted(), NOW).balance).toBeNull();
  });

  test('B9 a correction is visible once it is approved, and until then the earlier version stands', () => {
    const open = amended(county());
    expect(publicViewOf(open, NOW).corrections).toEqual([]);
    expect(rowOf(pageOf(open), 'P-04')).toContain('287 287 – ✓ Balanced');
    const approval = { filled: NAME, version: 2, verdicts: {}, isExternal: false, by: ['solberg'] } as const;
    const closed = injected(open, { type: 'form-approved', ...approval, at: on('2026-11-05', '15:00') });
    const page = pageOf(closed);
    expect(page).toContain('Corrected November 5, 2026, P-04, form F-04:');
    expect(page).toContain('spoiled ballots from 3 to 5; unused ballots from 508 to 506.');
    expect(rowOf(page, 'P-04')).toContain('287 287 – ✓ Balanced');
    expect(pageOf(closed, 'es')).toContain('boletas dañadas: de 3 a 5; boletas sin usar: de 508 a 506.');
  });

  test('B9 SB-15 why it was corrected is read in the language of the page, once it was reviewed and is kept', () => {
    const filled = NAME;
    const reason = { en: text(REASON.en), es: text(REASON.es) };
    const at = on('2026-11-05', '16:00');
    const written = play(
      withCorrection(county()),
      by('hale', { type: 'write-correction-reason', filled, version: 2, reason }, at),
    );
    const digests = lookUp(written.forms, filled)?.versions.at(-1)?.publicReason?.reason;
    if (digests === undefined) throw new Error('it was written');
    const read = { en: digests.en.digest, es: digests.es.digest };
    const told = play(written, by('reyes', { type: 'review-correction-reason', filled, version: 2, read }, at));
    const textOf = (digest: string) => (digest === read.en ? REASON.en : digest === read.es ? REASON.es : undefined);
    const english = pageOf(told, 'en', textOf);
    expect(pageOf(told)).toContain(
      'form F-06:</b> sheets from 3 to 5; new ballots given for spoiled ones from 3 to 5.',
    );
    const corrected = 'spoiled ballots from 3 to 5; unused ballots from 508 to 506.';
    expect(english).toContain(`${corrected} 2 spoiled ballots had been counted as unused.`);
    expect(english).not.toContain(REASON.es);
    const spanish = pageOf(told, 'es', textOf);
    expect(spanish).toContain('de 508 a 506. Se habían contado 2 boletas dañadas como no usadas.');
    expect(spanish).not.toContain(REASON.en);
    // Before that, and once the text is taken out, it is said that there is none.
    for (const page of [pageOf(written, 'en', textOf), pageOf(told, 'en', () => undefined)]) {
      expect(page).toContain(`${corrected} The reason is not published yet.`);
    }
  });

  test('B9 nothing confidential leaves: a canary of each class is found nowhere', () => {
    const canaries = plantedCanaries();
    const view = JSON.stringify(publicViewOf(canaries.room, NOW));
    for (const language of ['en', 'es'] as const) {
      const page = pageOf(canaries.room, language);
      for (const [kind, canary] of Object.entries(canaries.planted)) {
        expect({ kind, language, isFound: page.includes(canary) || view.includes(canary) }).toEqual({
          kind,
          language,
          isFound: false,
        });
      }
    }
  });

  test('B9 is read with eight years of school, in English and in Spanish', () => {
    const english = gradeInEnglish(readingTextOf(pageOf(county())));
    const spanish = gradeInSpanish(readingTextOf(pageOf(county(), 'es')));
    expect({ english: english <= 8, spanish: spanish <= 8, grades: [english, spanish] }).toMatchObject({
      english: true,
      spanish: true,
    });
  });

  test('B9 is one small file without script, and the same input gives the same bytes', () => {
    for (const language of ['en', 'es'] as const) {
      const page = pageOf(county(), language);
      expect(page).toBe(pageOf(county(), language));
      expect(new TextEncoder().encode(page).length).toBeLessThan(200_000);
      expect(page).not.toMatch(/<script|javascript:|\son\w+=|<img|<link|@import|url\(|https?:/i);
    }
  });

  test('B9 the Spanish page has every sentence with its blanks, and none in English', () => {
    const english = new Map(sentencesOf(publicPage));
    for (const [name, sentence] of sentencesOf(inSpanish)) {
      const blanks = (words: string) => (words.match(/\{\{[^}]*\}\}/g) ?? []).toSorted();
      expect([name, blanks(sentence)]).toEqual([name, blanks(english.get(name) ?? '')]);
      if (/\p{L}/u.test(sentence.replaceAll(/\{\{[^}]*\}\}/g, ''))) expect(sentence).not.toBe(english.get(name));
    }
  });

  test('names from the office cannot become part of the page', () => {
    const site = { type: 'register-site', site: '<i>P-9', kind: 'precinct', tabulators: ['T1'], days: [] } as const;
    const page = pageOf(play(county(), by('osei', site, NOW)));
    expect(page).not.toContain('<i>P-9');
    expect(page).toContain('&lt;i&gt;P-9');
    expect(rowOf(page, '&lt;i&gt;P-9')).toContain('pending pending pending ○ Pending');
  });
});

function sentencesOf(catalogue: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([name, words]: [string, unknown]) =>
    typeof words === 'string'
      ? [[`${before}${name}`, words] as const]
      : sentencesOf(words as object, `${before}${name}.`),
  );
}
