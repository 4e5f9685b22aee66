import { assertInRounds, isRanked, kindOf } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { printedWords } from '@plumbline/words/printed-words';
import type { Block } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import { choicesToTick } from './printed-choices.ts';
import type { ComposedDocument } from './printed-document.ts';
import { ballotsToFetch } from './units-to-fetch.ts';

/**
 * For each ballot that a board looks at its contests with boxes to tick, in the order of the retrieval list: the record on paper,
 * and what is used where no screen works.
 */
export function ballotTallySheets(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, inputs } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  const ballots = ballotsToFetch({ ...context, audit, part: null });
  const records = kindOf(audit.plan).comparedWith === 'cvrs' ? inputs.cvrs?.get(jurisdiction) : undefined;
  const ofBoards = [...Map.groupBy(ballots, ({ board }) => board)];
  const blocks = ofBoards.flatMap(([board, own], index): readonly Block[] => [
    ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
    { type: 'title', text: say('ballotTally.title', { board: board === '' ? say('retrieval.noBoard') : board }) },
    { type: 'paragraph', text: say('ballotTally.about') },
    ...own
      .filter(({ alreadyAudited }) => !alreadyAudited)
      .map(({ place }): Block => {
        const ballot = place.position ?? 0;
        const record = records?.find(place);
        const where = [place.container, place.tabulator, place.batch].filter((part) => part !== null).join(' · ');
        return {
          type: 'together',
          blocks: [
            { type: 'heading', text: say('ballotTally.ballot', { where, ballot }) },
            ...(record?.imprintedId == null ? [] : imprint(context, record.imprintedId)),
            {
              type: 'ticks',
              before: say(record?.remade === true ? 'ballotTally.isDuplicate' : 'ballotTally.duplicate'),
              items: [say('ballotTally.originalFound'), say('ballotTally.originalNotFound')],
            },
            ...contests.flatMap((contest) =>
              isRanked(contest) ? rankedLines(context, contest) : lines(context, contest),
            ),
            { type: 'ticks', items: [say('ballotTally.notFound')] },
            {
              type: 'lines',
              lines: [
                { label: say('ballotTally.note'), share: 3 },
                { label: say('ballotTally.initials'), share: 1 },
              ],
            },
          ],
        };
      }),
    {
      type: 'lines',
      lines: [
        { label: say('tally.signature'), share: 1 },
        { label: say('tally.signature'), share: 1 },
      ],
    },
  ]);
  const nothing: Block = { type: 'paragraph', text: say('retrieval.nothing') };
  return {
    title: say('ballotTally.document', { round: audit.rounds.length, jurisdiction }),
    blocks: ballots.length === 0 ? [{ type: 'title', text: say('ballotTally.none') }, nothing] : blocks,
  };
}

function lines({ language }: JurisdictionContext, contest: Contest): readonly Block[] {
  const say = printedWords(language);
  const { name, votesAllowed } = contest;
  return [
    {
      type: 'paragraph',
      text: say('ballotTally.contest', { contest: name, count: votesAllowed }),
      bold: true,
      size: 10,
    },
    {
      type: 'ticks',
      items: [
        ...choicesToTick(contest),
        say('ballotTally.writeIn'),
        say('ballotTally.blank'),
        say('ballotTally.notOnBallot'),
        say('ballotTally.notAgreed'),
      ],
    },
  ];
}

/** Of a ranked contest a line for each choice, with the ranks to tick that the ballot offers. */
function rankedLines({ language, audit }: JurisdictionContext, { name, choices }: Contest): readonly Block[] {
  const say = printedWords(language);
  const ranks = audit.plan.assertions?.[name]?.ranks ?? choices.length;
  const items = Array.from({ length: ranks }, (_, place) => String(place + 1));
  return [
    { type: 'paragraph', text: say('ballotTally.rankedContest', { contest: name }), bold: true, size: 10 },
    ...[...choices.map((choice) => choice.name), say('ballotTally.writeIn')].map(
      (before): Block => ({ type: 'ticks', before, items }),
    ),
    {
      type: 'ticks',
      items: [say('ballotTally.blank'), say('ballotTally.notOnBallot'), say('ballotTally.notAgreed')],
    },
  ];
}

/** Whether it is the card, before what is on it: the number itself is no vote, and may be read. */
function imprint({ language }: JurisdictionContext, id: string): readonly Block[] {
  const say = printedWords(language);
  return [
    {
      type: 'ticks',
      before: say('ballotTally.imprint', { id }),
      items: [say('ballotTally.imprintSame'), say('ballotTally.imprintNone')],
    },
    { type: 'lines', lines: [{ label: say('ballotTally.imprintSays'), share: 1 }] },
  ];
}
