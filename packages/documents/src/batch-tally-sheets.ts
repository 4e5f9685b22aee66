import { assertInRounds, ballotsInBatch, isRanked, partsOf } from '@plumbline/audit';
import { type Contest, contestInvolves } from '@plumbline/election';
import { printedWords } from '@plumbline/words/printed-words';
import type { Block, Cell, Row } from './block.ts';
import { codePayload } from './code-payload.ts';
import type { JurisdictionContext } from './print-context.ts';
import { choicesToCount } from './printed-choices.ts';
import type { ComposedDocument } from './printed-document.ts';
import { batchesOnTheWay } from './units-to-fetch.ts';

/** Stacks are counted one by one where they are high. */
const STACKS = 4;
const SPARE_ROWS = 3;

/** Rows for rankings on a sheet, and the ranks that have a column; lower ranks go into the last. */
const RANKINGS_PRINTED = 16;
const RANKS_PRINTED = 5;

/**
 * A tally sheet for each batch that is counted, in the order of the shelves: its contests with the stacks of each choice, the
 * seals, the signatures of the board and what the office does with it.
 */
export function batchTallySheets(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, inputs } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const batches = batchesOnTheWay({ ...context, audit });
  const contests = audit.plan.contests.filter((contest) => contestInvolves(contest, jurisdiction));
  const blocks = batches.flatMap(({ batch, container }, index): readonly Block[] => {
    const parts = partsOf(audit, { jurisdiction, batch });
    return [
      ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
      {
        type: 'beside',
        parts: [
          {
            share: 6,
            blocks: [
              { type: 'title', text: say('tally.title', { batch }) },
              { type: 'paragraph', text: say('tally.about') },
            ],
          },
          {
            share: 1,
            blocks: [
              {
                type: 'code',
                payload: codePayload('batch', context, jurisdiction, batch),
                size: 56,
                alt: say('retrieval.codeOfBatch', { batch }),
              },
            ],
          },
        ],
      },
      {
        type: 'facts',
        columns: 3,
        facts: [
          [say('tally.jurisdiction'), jurisdiction],
          [say('columns.container'), container ?? '–'],
          [
            say('columns.cards'),
            ballotsInBatch(audit, inputs, { jurisdiction, batch }).toLocaleString(context.language),
          ],
        ],
      },
      ...(parts.length > 1
        ? [{ type: 'callout', text: say('tally.combined', { parts: parts.join(', ') }) } as const]
        : []),
      {
        type: 'lines',
        lines: [
          { label: say('tally.board'), share: 1 },
          { label: say('tally.batchType'), share: 1 },
          { label: say('retrieval.whenDone'), share: 1 },
        ],
      },
      {
        type: 'lines',
        lines: [
          { label: say('tally.duplicates'), share: 1 },
          { label: say('tally.originals'), share: 1 },
          { label: say('tally.toReview'), share: 1 },
          { label: say('tally.inStacks'), share: 1 },
        ],
      },
      { type: 'ticks', before: say('tally.sealed'), items: [say('tally.yes'), say('tally.no')] },
      { type: 'ticks', before: say('tally.verified'), items: [say('tally.yes'), say('tally.no')] },
      ...contests.flatMap((contest, place): readonly Block[] => [
        // Below the first, a page may begin with it: a sheet that lies loose says of which batch it is.
        {
          type: 'heading',
          text: place === 0 ? contest.name : say('tally.contestOf', { batch, contest: contest.name }),
        },
        ...(isRanked(contest) ? rankingTable(context, batch, contest) : contestTable(context, batch, contest)),
      ]),
      { type: 'together', blocks: closing(context, batch) },
    ];
  });
  const nothing: Block = { type: 'paragraph', text: say('retrieval.nothing') };
  return {
    title: say('tally.document', { round: audit.rounds.length, jurisdiction }),
    blocks: batches.length === 0 ? [{ type: 'title', text: say('tally.none') }, nothing] : blocks,
  };
}

function contestTable({ language }: JurisdictionContext, batch: string, contest: Contest): readonly Block[] {
  const say = printedWords(language);
  const blank: Cell = { type: 'blank' };
  const stacks = Array.from({ length: STACKS }, () => blank);
  const line = (name: Cell): Row => [name, ...stacks, blank];
  return [
    { type: 'paragraph', text: say('tally.votesAllowed', { count: contest.votesAllowed }), size: 9 },
    {
      type: 'table',
      size: 9.5,
      rowHeight: 15,
      continued: say('tally.continued', { batch, contest: contest.name }),
      columns: [
        { head: say('tally.choice'), share: 40 },
        ...Array.from({ length: STACKS }, (_, index) => ({
          head: say('tally.stack', { number: index + 1 }),
          share: 11,
        })),
        { head: say('tally.total'), share: 14 },
      ],
      rows: [
        ...choicesToCount(contest).map((name) => line(name)),
        ...Array.from({ length: SPARE_ROWS }, () => line(blank)),
        line(say('tally.blank')),
        line(say('tally.over')),
        line({ type: 'bold', text: say('tally.sum') }),
      ],
    },
  ];
}

/** A row for each ranking that is found. Nothing is printed in them: nobody knows before which rankings there are. */
function rankingTable({ language }: JurisdictionContext, batch: string, contest: Contest): readonly Block[] {
  const say = printedWords(language);
  const blank: Cell = { type: 'blank' };
  const ranks = Math.min(contest.choices.length, RANKS_PRINTED);
  const line = (first: Cell): Row => [first, ...Array.from({ length: ranks }, () => blank)];
  const names = contest.choices.map(({ name }) => name).join('; ');
  return [
    { type: 'paragraph', text: say('tally.rankedAbout'), size: 9 },
    { type: 'paragraph', text: say('tally.rankedRule'), size: 9 },
    { type: 'paragraph', text: say('tally.rankedChoices', { names }), size: 9 },
    {
      type: 'table',
      size: 9.5,
      rowHeight: 20,
      continued: say('tally.continued', { batch, contest: contest.name }),
      columns: [
        ...Array.from({ length: ranks }, (_, index) => ({
          head: say('tally.rank', { number: index + 1 }),
          share: 80 / ranks,
        })),
        { head: say('tally.ballots'), share: 20 },
      ],
      rows: [
        ...Array.from({ length: RANKINGS_PRINTED }, () => line(blank)),
        line(say('tally.nothingMarked')),
        line(say('tally.notOnBallot')),
        line({ type: 'bold', text: say('tally.sum') }),
      ],
    },
  ];
}

function closing({ language }: JurisdictionContext, batch: string): readonly Block[] {
  const say = printedWords(language);
  const signature = { label: say('tally.signature'), share: 1 };
  return [
    { type: 'paragraph', text: say('tally.title', { batch }), size: 9, bold: true },
    { type: 'ticks', before: say('tally.resealed'), items: [say('tally.yes'), say('tally.no')] },
    { type: 'lines', lines: [{ label: say('tally.seals'), share: 1 }] },
    { type: 'lines', lines: [signature, signature] },
    { type: 'heading', text: say('tally.office') },
    {
      type: 'table',
      size: 9.5,
      rowHeight: 15,
      columns: [
        { head: say('columns.done'), share: 8 },
        { head: say('tally.step'), share: 50 },
        { head: say('tally.initials'), share: 20 },
        { head: say('tally.time'), share: 22 },
      ],
      rows: [say('tally.checkedIn'), say('tally.entered'), say('tally.readBack')].map(
        (step): Row => [{ type: 'tick' }, step, { type: 'blank' }, { type: 'blank' }],
      ),
    },
  ];
}
