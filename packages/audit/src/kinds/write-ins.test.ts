import type { Contest, InterpretationWith } from '@plumbline/election';
import { err } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { choicesCounted, countVotes } from '../fieldwork/ballot-votes.ts';
import { decide } from '../frame/decide.ts';
import { missingInputs } from '../frame/decide-planning.ts';
import { writeInsMissing } from '../frame/write-ins.ts';
import { assertBegun } from '../state/assert-phase.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import { type AuditInRounds, NOT_BEGUN } from '../state/audit-state.ts';
import {
  accept,
  card,
  contest,
  creation,
  draw,
  inRounds,
  openAudit,
  plannedAudit,
  seen,
} from '../testing/build-audit.ts';
import { cardDifference } from './card-differences.ts';
import { compareCard } from './compare-card.ts';
import { completeTally } from './complete-tally.ts';
import { settledByName } from './settled-by-name.ts';

/* Who qualified to be written in. No wrong outcome may be confirmed because several people stand behind one figure. */

const LIST = { choice: 'Write-ins', names: ['Jo Fox', 'Al Orr'] };
const listed = (votes: Readonly<Record<string, number>>, change: Partial<Contest> = {}): Contest =>
  contest('Mayor', {
    choices: Object.entries(votes).map(([name, count]) => ({ name, votes: count })),
    writeIns: LIST,
    ...change,
  });
/** Ada won with 60 votes; 20 were written in. */
const MAYOR = listed({ Ada: 60, 'Write-ins': 20 });
const AT = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const FIRST = { jurisdiction: 'Adams', tabulator: null, batch: 'B1', position: 1 };

const vote = (choices: readonly string[], writeIns?: readonly string[]): InterpretationWith<null> => ({
  kind: 'vote',
  choices,
  invalidWriteIn: false,
  ...(writeIns && { writeIns }),
  note: null,
});

function atTheTable(mayor: Contest): AuditInRounds {
  const open = openAudit({ type: 'ballot-polling', contests: [mayor] }, [draw({ position: 1 })]);
  const boards = [{ name: 'Board 1', ballots: [card(1)] }];
  return inRounds(
    accept(
      open,
      { type: 'create-boards', jurisdiction: 'Adams', boards },
      { type: 'name-board-members', ...AT, members: ['Ann', 'Bo'] },
    ),
  );
}
const recording = (read: InterpretationWith<null>) =>
  ({ type: 'record-ballot', ...AT, ballot: card(1), record: seen({ Mayor: read }) }) as const;
const refusalOf = (mayor: Contest, read: InterpretationWith<null>) => {
  const decided = decide(atTheTable(mayor), recording(read));
  return decided.ok ? 'taken' : decided.error;
};
const afterRecording = (mayor: Contest, read: InterpretationWith<null>) =>
  inRounds(accept(atTheTable(mayor), recording(read)));

describe('the list', () => {
  const defining = (mayor: Contest) =>
    decide(accept(NOT_BEGUN, ...creation({ type: 'ballot-polling' })), {
      type: 'define-contests',
      contests: [mayor],
    });

  test('is of a choice of the contest, and of people who are no choices of it', () => {
    expect(defining(MAYOR).ok).toBe(true);
    const elsewhere = { ...MAYOR, writeIns: { ...LIST, choice: 'Others' } };
    expect(defining(elsewhere)).toEqual(err({ code: 'write-ins-for-no-choice', contest: 'Mayor', choice: 'Others' }));
    // A vote for Ada would be read as one for her or for the choice for write-ins.
    for (const names of [['ada'], ['Jo Fox', 'JO  FOX'], ['write-ins']]) {
      expect(defining({ ...MAYOR, writeIns: { ...LIST, names } })).toMatchObject({ error: { code: 'names-alike' } });
    }
    for (const names of [['Ada'], ['Jo Fox', 'Jo Fox'], ['Write-ins']]) {
      const choice = names[0];
      const refusal = err({ code: 'choice-name-repeated', contest: 'Mayor', choice });
      expect(defining({ ...MAYOR, writeIns: { ...LIST, names } })).toEqual(refusal);
    }
  });

  const missing = (mayor: Contest) =>
    missingInputs(assertBegun(plannedAudit({ type: 'ballot-polling', contests: [mayor] })));
  const WON = { what: 'write-ins-won', contest: 'Mayor', choice: 'Write-ins' };

  test('is committed to where its choice lost, whoever is on it', () => {
    for (const names of [[], ['Jo Fox'], LIST.names]) {
      expect(missing({ ...MAYOR, writeIns: { ...LIST, names } })).toEqual([]);
    }
  });

  test('is not where its choice was elected and stands for several people or for nobody', () => {
    const won = listed({ Ada: 20, 'Write-ins': 60 });
    expect(missing(won)).toEqual([WON]);
    expect(missing({ ...won, writeIns: { ...LIST, names: [] } })).toEqual([WON]);
    expect(missing({ ...won, writeIns: { ...LIST, names: ['Jo Fox'] } })).toEqual([]);
    // The second of two seats, and a tie for it.
    expect(missing(listed({ Ada: 60, Ben: 10, 'Write-ins': 20 }, { winners: 2, votesAllowed: 2 }))).toEqual([WON]);
    expect(missing(listed({ Ada: 40, Ben: 20, 'Write-ins': 20 }, { winners: 2, votesAllowed: 2 }))).toEqual([WON]);
    expect(missing(listed({ Ada: 40, Ben: 21, 'Write-ins': 20 }, { winners: 2, votesAllowed: 2 }))).toEqual([]);
  });

  test('is committed to where a majority elects another, and not where its choice goes into a runoff or is level with it', () => {
    const { plan } = assertBegun(plannedAudit({ type: 'ballot-polling', contests: [MAYOR] }));
    const counted = (votes: Readonly<Record<string, number>>) =>
      writeInsMissing({ ...plan, contests: [listed(votes, { majorityOrRunoff: true })] });
    // 51 of 100 are a majority; 50 of 100 are none, and then the first two advance.
    expect(counted({ Ada: 95, 'Write-ins': 5 })).toEqual([]);
    expect(counted({ Ada: 51, 'Write-ins': 30, Ben: 19 })).toEqual([]);
    expect(counted({ Ada: 50, 'Write-ins': 30, Ben: 20 })).toEqual([WON]);
    expect(counted({ Ada: 50, 'Write-ins': 50 })).toEqual([WON]);
    expect(counted({ Ada: 45, Ben: 35, 'Write-ins': 20 })).toEqual([]);
  });

  test('is not committed to where cast vote records bring a choice of the name of somebody on it', () => {
    const brought = (names: readonly string[]) => {
      const { plan } = assertBegun(plannedAudit({ type: 'ballot-polling', contests: [MAYOR] }));
      return writeInsMissing({ ...plan, contests: [{ ...MAYOR, writeIns: { ...LIST, names } }] });
    };
    expect(brought(['Jo Fox', 'ADA '])).toEqual([{ what: 'write-in-is-choice', contest: 'Mayor', choice: 'Ada' }]);
    expect(brought(['Ada'])).toEqual([{ what: 'write-in-is-choice', contest: 'Mayor', choice: 'Ada' }]);
    expect(brought(['Jo Fox'])).toEqual([]);
  });
});

describe('at the table', () => {
  test('a vote for write-ins names somebody on the list, once, and nobody else', () => {
    expect(refusalOf(MAYOR, vote(['Write-ins'], ['Al Orr']))).toBe('taken');
    expect(refusalOf(MAYOR, vote(['Ada']))).toBe('taken');
    expect(refusalOf(MAYOR, vote(['Write-ins']))).toMatchObject({ code: 'write-in-not-named', choice: 'Write-ins' });
    expect(refusalOf(MAYOR, vote(['Ada'], ['Al Orr']))).toMatchObject({ code: 'write-in-not-named' });
    expect(refusalOf(MAYOR, vote(['Write-ins'], ['Mickey Mouse']))).toMatchObject({
      code: 'write-in-not-qualified',
      name: 'Mickey Mouse',
    });
    expect(refusalOf(MAYOR, vote(['Write-ins'], ['Al Orr', 'Al Orr']))).toMatchObject({ code: 'choice-name-repeated' });
  });

  test('where nobody gave a list names are taken from nobody, and the choice is one as it always was', () => {
    const { writeIns: _, ...open } = MAYOR;
    expect(refusalOf(open, vote(['Write-ins']))).toBe('taken');
    expect(refusalOf(open, vote(['Write-ins'], ['Al Orr']))).toMatchObject({ code: 'write-in-not-qualified' });
  });

  test('where nobody qualified a name is a vote for nobody', () => {
    const nobody = { ...MAYOR, writeIns: { ...LIST, names: [] } };
    expect(refusalOf(nobody, vote(['Write-ins']))).toMatchObject({ code: 'write-in-not-named' });
    const invalid = seen({ Mayor: { kind: 'blank', invalidWriteIn: true, note: null } });
    expect(countVotes(nobody, [{ record: invalid, times: 3 }])).toEqual({ Ada: 0, 'Write-ins': 0 });
  });
});

describe('what is measured', () => {
  const two = { ...MAYOR, votesAllowed: 2 };

  test('a card with two people written in counts once for the figure that holds both', () => {
    const record = seen({ Mayor: vote(['Write-ins'], ['Jo Fox', 'Al Orr']) });
    expect(countVotes(two, [{ record, times: 1 }])).toEqual({ Ada: 0, 'Write-ins': 1 });
  });

  test('two people written in beside a winner are three marks: the card gives the winner no vote', () => {
    const read = vote(['Ada', 'Write-ins'], ['Jo Fox', 'Al Orr']);
    expect(choicesCounted(two, seen({ Mayor: read }))).toEqual([]);
    expect(choicesCounted(two, seen({ Mayor: vote(['Ada', 'Write-ins'], ['Jo Fox']) }))).toEqual(['Ada', 'Write-ins']);
    const inputs: AuditInputs = {
      manifests: new Map(),
      totals: new Map(),
      cvrs: new Map([
        [
          'Adams',
          {
            find: () => ({
              imprintedId: null,
              recordId: '1',
              remade: false,
              votes: new Map([['Mayor', { choices: ['Ada'], counted: 'counted' }]]),
            }),
            cardsIn: () => 50,
            bearing: () => [],
          },
        ],
      ]),
    };
    const recorded = afterRecording(two, read);
    const compared = { type: 'ballot-comparison', method: 'super-simple' } as const;
    const audit: AuditInRounds = { ...recorded, plan: { ...recorded.plan, ...compared } };
    const { audited } = compareCard(audit, two, { inputs, unit: FIRST, missesContest: 'blank' });
    expect(audited).toEqual(
      new Map([
        ['Ada', 'overvote'],
        ['Write-ins', 'overvote'],
      ]),
    );
    expect(cardDifference(audit, { inputs, contests: [two], unit: FIRST })?.contests).toMatchObject([
      { reported: { state: 'vote' }, audited: { state: 'overvote' } },
    ]);
  });

  test('a complete count that puts several people together among the first settles nothing', () => {
    const universe = { listed: 100, phantoms: 0 };
    const of = (ada: number, written: number) => ({
      cards: 100,
      notFound: 0,
      votes: new Map([
        ['Ada', ada],
        ['Write-ins', written],
      ]),
    });
    // Jo Fox and Al Orr may have 25 votes each; Ada, with 30, may well have won.
    expect(completeTally(MAYOR, universe, of(30, 50))).toMatchObject({ winners: ['Write-ins'], settled: false });
    expect(completeTally(MAYOR, universe, of(40, 40))).toMatchObject({ settled: false });
    expect(completeTally(MAYOR, universe, of(50, 30))).toMatchObject({ winners: ['Ada'], agrees: true, settled: true });
    const one = { ...MAYOR, writeIns: { ...LIST, names: ['Jo Fox'] } };
    expect(completeTally(one, universe, of(30, 50))).toMatchObject({ winners: ['Write-ins'], settled: true });
  });

  test('of nobody on the list nobody can have won', () => {
    const tally = { winners: ['Write-ins'], tied: [], agrees: false, settled: true };
    expect(settledByName({ writeIns: { ...LIST, names: [] } }, tally).settled).toBe(false);
    expect(settledByName({}, tally)).toBe(tally);
  });
});
