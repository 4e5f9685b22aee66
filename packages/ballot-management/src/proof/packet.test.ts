import type { Sha256 } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { FormVersion, OpenRoom } from '../state/room.ts';
import { REASON, withCorrection } from '../testing/corrected-precinct.ts';
import { injected, play, text } from '../testing/play-room.ts';
import { counted, county } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';
import { packetOf } from './packet.ts';
import { publicViewOf } from './public-view.ts';

/* What leaves the office was approved, names nobody and no place that nobody is told of. */

const NOW = on('2026-11-09', '10:45');

function packet(room: OpenRoom) {
  return packetOf(room, NOW, () => 'How it is done.');
}

/** A form put right, as its log tells it, and not approved again. */
function amended(room: OpenRoom, filled: string, fields: FormVersion['fields']): OpenRoom {
  const before = lookUp(room.forms, filled)?.versions.at(-1);
  if (before === undefined) throw new Error(`${filled} was filled in`);
  return injected(room, {
    type: 'form-amended',
    by: ['okafor'],
    at: on('2026-11-05', '09:00'),
    filled,
    eventVersion: 2,
    version: 2,
    fields: { ...before.fields, ...fields },
    tables: before.tables,
    reason: 'transcription',
    text: { digest: 'ab'.repeat(32) as Sha256 },
    evidence: [],
  });
}

function approvedAgain(room: OpenRoom, filled: string): OpenRoom {
  const at = on('2026-11-05', '15:00');
  const approval = { filled, version: 2, verdicts: {}, isExternal: false, by: ['solberg'], at } as const;
  return injected(room, { type: 'form-approved', ...approval });
}

describe('a packet', () => {
  test('has the reason of a correction that was reviewed for everybody, unless it names a seal in use', () => {
    const filled = 'F-04 site:P-04';
    const told = (en: string) => {
      const reason = { en: text(en), es: text(REASON.es) };
      const written = play(
        withCorrection(county()),
        by('hale', { type: 'write-correction-reason', filled, version: 2, reason }, NOW),
      );
      const digests = lookUp(written.forms, filled)?.versions.at(-1)?.publicReason?.reason;
      if (digests === undefined) throw new Error('it was written');
      const read = { en: digests.en.digest, es: digests.es.digest };
      const room = play(written, by('reyes', { type: 'review-correction-reason', filled, version: 2, read }, NOW));
      const { view, excluded } = packetOf(room, NOW, (digest) => (digest === read.en ? en : REASON.es));
      const at = view.corrections.findIndex(({ form }) => form === 'F-04');
      return { at, excluded, reason: view.corrections[at]?.reason, read };
    };
    const given = told(REASON.en);
    expect(given.reason).toEqual({ en: { digest: given.read.en }, es: { digest: given.read.es } });
    const sealed = told('The box with the seal 0091001 was opened again.');
    expect(sealed.reason).toBeNull();
    expect(sealed.excluded).toContainEqual({
      what: `public reason of correction ${sealed.at + 1}`,
      because: 'seal-in-use',
    });
  });

  test('has no figure that nobody has approved, in its answers as little as in its view', () => {
    const { answers, bullets, view } = packet(counted());
    expect(view.balance).toBeNull();
    const says = answers.flatMap(({ sentences }) => sentences.map((one) => one.says));
    expect(says.filter((one) => ['counted', 'balance', 'units'].includes(one))).toEqual([]);
    expect(bullets.flatMap(({ facts }) => facts).filter(({ fact }) => fact === 'balance')).toEqual([]);
    expect(JSON.stringify(answers)).not.toMatch(/596[05]/);
  });

  test('has the approved figures while a form is put right', () => {
    const { answers, bullets } = packet(amended(county(), 'F-13 batch:MB-001', { handCount: 197, tabulated: 197 }));
    const said = answers.flatMap(({ sentences }) => sentences);
    expect(said.find(({ says }) => says === 'counted')?.figures.cards).toBe(5960);
    expect(said.find(({ says }) => says === 'balance')?.figures).toEqual({
      ballots: 5960,
      voters: 5965,
      net: -5,
      gross: 7,
    });
    const balance = bullets.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'balance');
    expect(balance?.figures).toMatchObject({ ballots: 5960, voters: 5965 });
  });

  test('says of people how many there are, and calls nothing by a name that nobody has cleared', () => {
    const title = 'Alarm code 4711 at 12 Elm Street';
    const unclear = 'What only the vault knows';
    const drafts = [title, unclear].flatMap((procedure) => [
      by(
        'osei',
        { type: 'draft-procedure', kind: 'procedure', procedure, version: 1, topics: ['custody'], text: text('a') },
        NOW,
      ),
      by('reyes', { type: 'approve-procedure', procedure, version: 1, effectiveFrom: '2026-11-01' }, NOW),
    ]);
    const clear = (procedure: string) => by('quist', { type: 'clear-procedure', procedure, version: 1 }, NOW);
    const explained = {
      type: 'explain-difference',
      explanation: 'Maria Lopez left',
      equation: 'E5',
      place: 'site:P-02',
      code: 'FLED_VOTER',
      amount: -1,
      text: null,
      evidence: [{ kind: 'photo', ref: 'IMG-1' }],
      linked: null,
    } as const;
    const form = {
      type: 'start-form',
      filled: 'Maria Lopez',
      form: 'F-07',
      place: 'site:P-01',
      capture: 'live',
    } as const;
    const room = play(
      county(),
      ...drafts,
      clear(title),
      clear('PR-4'),
      by('yazzie', explained, NOW),
      by('yazzie', form, NOW),
    );
    const { excluded, answers, procedures } = packet(room);
    const whats = excluded.map(({ what }) => what);
    expect(whats).toContain('people: 21');
    expect(whats).toContain('procedure number 1, version 1');
    expect(whats).toContain('procedure number 6, version 1');
    expect(whats).toContain('pictures of explanation number 1');
    expect(JSON.stringify([excluded, answers])).not.toMatch(/lopez|okafor|4711|elm|vault knows/i);
    expect(procedures.map(({ procedure }) => procedure)).toEqual(['PR-4']);
    expect([...new Set(answers.flatMap((one) => one.procedures.map(({ procedure }) => procedure)))]).toEqual(['PR-4']);
  });
});

describe('everybody is told of an explanation', () => {
  const explain = {
    type: 'explain-difference',
    explanation: 'x-new',
    equation: 'E5',
    place: 'site:P-03',
    code: 'FLED_VOTER',
    amount: -17,
    text: null,
    evidence: [{ kind: 'document', ref: 'd' }],
    linked: null,
  } as const;
  const told = (room: OpenRoom) => {
    const { entries: _, ...view } = publicViewOf(room, NOW);
    return view;
  };

  test('that was there when its form was approved, or that somebody confirmed', () => {
    const later = play(county(), by('kim', explain, NOW));
    expect(told(later)).toEqual(told(county()));
    const confirmed = play(later, by('solberg', { type: 'confirm-explanation', explanation: 'x-new' }, NOW));
    expect(told(confirmed).explanations).toContainEqual({ code: 'FLED_VOTER', place: 'site:P-03', amount: -17 });
    // The one that the reviewer of P-02 saw was there from the beginning.
    expect(told(county()).explanations).toContainEqual({ code: 'FLED_VOTER', place: 'site:P-02', amount: -1 });
  });
});

describe('everybody is told of a correction', () => {
  const correctionsOf = (room: OpenRoom) => publicViewOf(room, NOW).corrections;

  test('at the places of the page, and of a batch at its channel', () => {
    const box = amended(county(), 'F-16 container:BOX-M-01', { certifiedTotal: 1 });
    expect(correctionsOf(approvedAgain(box, 'F-16 container:BOX-M-01'))).toEqual([]);
    const batch = amended(county(), 'F-13 batch:MB-001', { rescans: 1 });
    expect(correctionsOf(approvedAgain(batch, 'F-13 batch:MB-001'))).toEqual([
      {
        form: 'F-13',
        place: 'channel:mail',
        day: '2026-11-05',
        lines: [{ line: 'rescans', before: 0, after: 1 }],
        reason: null,
      },
    ]);
  });

  test('never at a place that somebody made up', () => {
    const place = 'site:Maria Lopez, seal 0091001';
    const fields = { unopenedPacks: 1, inUnopenedPacks: 50, remainder: 3, disposition: 'returned' };
    // No form is started there any more; an earlier log may have one.
    const begun = {
      filled: 'zz',
      form: 'F-07',
      place,
      capture: 'live',
      procedure: null,
      by: ['yazzie'],
      at: NOW,
    } as const;
    const started = play(
      injected(county(), { type: 'form-started', ...begun }),
      by(
        'yazzie',
        {
          type: 'enter-form',
          filled: 'zz',
          fields: { ...fields, container: 'C', seal: '0099999' },
          tables: {},
          counters: [],
          witnesses: [],
          custodians: [],
        },
        NOW,
      ),
    );
    const first = injected(started, {
      type: 'form-approved',
      filled: 'zz',
      version: 1,
      verdicts: {},
      isExternal: false,
      by: ['reyes'],
      at: on('2026-11-04', '18:00'),
    });
    expect(correctionsOf(approvedAgain(amended(first, 'zz', { remainder: 4 }), 'zz'))).toEqual([]);
  });
});
