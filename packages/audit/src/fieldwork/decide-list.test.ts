import { err, ok } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { findWork } from '../state/audit-view.ts';
import { launchObstacle } from '../state/launch-obstacle.ts';
import { isInListPart } from '../state/list-part.ts';
import { accept, draw, inRounds, openAudit, plannedAudit } from '../testing/build-audit.ts';

const TAKE = {
  type: 'take-list',
  jurisdiction: 'Adams',
  part: { by: 'container', name: 'Bin 7' },
  person: ' Ann Lee ',
  way: 'printed',
} as const;
const open = openAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'] }, [draw({ position: 1 })]);

test('whoever takes a list of what was drawn is named in the record, and the last stands', () => {
  const { jurisdiction, part, way } = TAKE;
  expect(decide(open, TAKE)).toEqual(ok([{ type: 'list-taken', jurisdiction, part, person: 'Ann Lee', way }]));
  const twice = inRounds(accept(open, TAKE, { ...TAKE, part: null, person: 'Bo', way: 'mailed' }));
  expect(findWork(twice, 'Adams')?.listTakenBy).toBe('Bo');
  const { listTakenBy: _, ...rest } = findWork(twice, 'Adams') ?? {};
  expect(rest).toEqual(findWork(open, 'Adams'));
});

test('there is no list before a round, nor where nothing was drawn', () => {
  expect(decide(plannedAudit({ type: 'ballot-polling' }), TAKE)).toMatchObject({
    error: { code: 'audit-not-in-phase' },
  });
  expect(decide(open, { ...TAKE, jurisdiction: 'Baker' })).toEqual(
    err({ code: 'nothing-to-audit', jurisdiction: 'Baker' }),
  );
});

test('a launch is not taken back once somebody may fetch by its list', () => {
  expect(launchObstacle(open)).toBeUndefined();
  expect(launchObstacle(inRounds(accept(open, TAKE)))).toEqual({ reason: 'lists', jurisdictions: ['Adams'] });
});

test('a place is in one part of each kind, and everything is in the whole list', () => {
  const place = { container: 'Bin 7', tabulator: null };
  expect(isInListPart(place, null)).toBe(true);
  expect(isInListPart(place, { by: 'container', name: 'Bin 7' })).toBe(true);
  expect(isInListPart(place, { by: 'container', name: 'Bin' })).toBe(false);
  expect(isInListPart(place, { by: 'tabulator', name: '' })).toBe(true);
});

test('no list is taken once the work is declared final', () => {
  const counting = inRounds(
    accept(openAudit({ type: 'batch-comparison' }, [draw()]), {
      type: 'record-batch',
      jurisdiction: 'Adams',
      batch: 'B1',
      ballots: 50,
      sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 1, Ben: 1 } } }],
      enteredBy: 'm',
    }),
  );
  expect(decide(counting, TAKE).ok).toBe(true);
  const final = accept(counting, { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 });
  expect(decide(final, TAKE)).toEqual(err({ code: 'tallies-final', jurisdiction: 'Adams' }));
});
