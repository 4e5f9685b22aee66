import { assertInRounds, fieldworkIn, findWork } from '@plumbline/audit';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import { helpContactInWords } from '@plumbline/words/help-contact-words';
import type { Block } from './block.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { type BallotToFetch, ballotsToFetch } from './units-to-fetch.ts';

/** About 50 mm: read by the camera of a tablet from the other side of a table. */
const CODE_SIZE = 142;

const EACH_BALLOT = ['handOver.each1', 'handOver.each2', 'handOver.each3', 'handOver.each4'] as const;
const EACH_BATCH = [
  'handOver.eachBatch1',
  'handOver.eachBatch2',
  'handOver.eachBatch3',
  'handOver.eachBatch4',
] as const;

/**
 * A sheet for each board that has or may get ballots: its name, its address as a code and in letters, and what to do. The address comes in from outside,
 * because it is a secret that no log and no file holds; where it is not given there is a line to write it on.
 */
export function boardHandOverSheets(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, language } = context;
  const audit = assertInRounds(context.audit);
  const say = auditRoomWords(language);
  // Where batches are counted the only board is the review team: its cards come from the desks.
  const isOfBatches = fieldworkIn(audit.plan) === 'batches';
  const ballots = isOfBatches ? [] : ballotsToFetch({ ...context, audit, part: null });
  const ofBoard = Map.groupBy(
    ballots.filter(({ alreadyAudited }) => !alreadyAudited),
    ({ board }) => board,
  );
  const boards = findWork(audit, jurisdiction)?.boards ?? [];
  // Cards come to a review team while it sits there.
  const [busy, idle] = [
    boards.filter(({ name, reviews }) => ofBoard.has(name) || reviews === true),
    boards.filter(({ name, reviews }) => !ofBoard.has(name) && reviews !== true),
  ];
  const sheets = busy.flatMap(({ name }, index): readonly Block[] => [
    ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
    ...sheet(context, { board: name, ballots: ofBoard.get(name) ?? [], isOfBatches }),
  ]);
  const rest: readonly Block[] =
    idle.length === 0
      ? []
      : [
          ...(busy.length === 0 ? [{ type: 'title', text: say('handOver.none') } as const] : []),
          { type: 'paragraph', text: say('handOver.without', { names: idle.map(({ name }) => name).join(', ') }) },
        ];
  return {
    title: say('handOver.document', { round: audit.rounds.length, jurisdiction }),
    blocks: [...sheets, ...rest],
  };
}

/** Whoever has nobody to ask in the room calls the office. */
function helpLines({ helpContact, language }: JurisdictionContext): readonly Block[] {
  if (helpContact === undefined || helpContact === null) return [];
  return [{ type: 'paragraph', text: helpContactInWords(language, helpContact), bold: true }];
}

function sheet(
  context: JurisdictionContext,
  of: { readonly board: string; readonly ballots: readonly BallotToFetch[]; readonly isOfBatches: boolean },
): readonly Block[] {
  const { board, ballots, isOfBatches } = of;
  const say = auditRoomWords(context.language);
  const link = context.boardLinks?.get(board);
  const boxes = [...new Set(ballots.map(({ place }) => place.container ?? place.batch))];
  const steps: Block = {
    type: 'list',
    numbered: true,
    size: 12,
    items: [say('handOver.step1'), say('handOver.step2'), say('handOver.step3')],
  };
  const address: readonly Block[] =
    link === undefined
      ? [
          steps,
          { type: 'paragraph', text: say('handOver.noLink') },
          { type: 'lines', lines: [{ label: say('handOver.address'), share: 1 }] },
        ]
      : [
          {
            type: 'beside',
            parts: [
              {
                share: 1,
                blocks: [{ type: 'code', payload: link, size: CODE_SIZE, alt: say('handOver.code', { board }) }],
              },
              { share: 2, blocks: [steps] },
            ],
          },
          { type: 'paragraph', text: link, size: 12, bold: true },
        ];
  const whatToFetch: readonly Block[] = [
    { type: 'paragraph', text: say('handOver.ballots', { count: ballots.length }), size: 13, bold: true },
    { type: 'paragraph', text: say('handOver.boxes', { names: boxes.join(', ') }), size: 12 },
  ];
  return [
    { type: 'title', text: board },
    { type: 'paragraph', text: say('handOver.give') },
    ...(ballots.length === 0 ? [] : whatToFetch),
    { type: 'heading', text: say('handOver.open') },
    ...address,
    { type: 'heading', text: say(isOfBatches ? 'handOver.eachBatch' : 'handOver.each') },
    {
      type: 'list',
      numbered: true,
      size: 12,
      items: (isOfBatches ? EACH_BATCH : EACH_BALLOT).map((step) => say(step)),
    },
    { type: 'heading', text: say('handOver.wrong') },
    { type: 'paragraph', text: say(isOfBatches ? 'handOver.wrongBatchSays' : 'handOver.wrongSays') },
    ...helpLines(context),
    { type: 'lines', lines: [{ label: say('handOver.supervisor'), share: 1 }] },
    { type: 'callout', text: say('handOver.ends') },
  ];
}
