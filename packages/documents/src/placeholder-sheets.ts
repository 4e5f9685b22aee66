import { assertInRounds } from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import { ballotCode } from './ballot-retrieval-list.ts';
import type { Block } from './block.ts';
import { rulesOfPlaces } from './finding-rules.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { ballotsToFetch } from './units-to-fetch.ts';

/** A page for each ballot to be fetched, which lies in its place while it is away. */
export function placeholderSheets(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction, inputs } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const ballots = ballotsToFetch({ ...context, audit, part: null });
  const fetched = ballots.filter(({ alreadyAudited }) => !alreadyAudited);
  const blocks = fetched.flatMap(({ place, board }, index): readonly Block[] => {
    const record = inputs.cvrs?.get(jurisdiction)?.find(place);
    const ballot = place.position ?? 0;
    const facts: readonly (readonly [string, string])[] = [
      [say('placeholder.board'), board === '' ? say('retrieval.noBoard') : board],
      ...(place.container === null ? [] : [[say('columns.container'), place.container] as const]),
      ...(place.tabulator === null ? [] : [[say('columns.tabulator'), place.tabulator] as const]),
      [say('columns.batch'), place.batch],
      [say('columns.ballot'), String(ballot)],
      ...(record?.imprintedId ? [[say('columns.imprint'), record.imprintedId] as const] : []),
      ...(record?.recordId ? [[say('columns.record'), record.recordId] as const] : []),
    ];
    return [
      ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
      { type: 'title', text: say('placeholder.title') },
      { type: 'paragraph', text: say('placeholder.about'), size: 13 },
      { type: 'space', height: 12 },
      ...facts.map(([name, value]): Block => ({ type: 'paragraph', text: `${name}: ${value}`, size: 20 })),
      ...[...rulesOfPlaces(audit, jurisdiction, [place]).keys()].map(
        (rule): Block => ({ type: 'paragraph', text: say(`rules.${rule}`), size: 13 }),
      ),
      { type: 'space', height: 12 },
      {
        type: 'code',
        payload: ballotCode(context, place),
        size: 90,
        alt: say('retrieval.codeOfBallot', { ballot, batch: place.batch }),
      },
      { type: 'paragraph', text: say('placeholder.count', { number: index + 1, of: fetched.length }) },
      {
        type: 'lines',
        lines: [
          { label: say('placeholder.removedBy'), share: 2 },
          { label: say('retrieval.whenDone'), share: 1 },
        ],
      },
      {
        type: 'lines',
        lines: [
          { label: say('placeholder.returnedBy'), share: 2 },
          { label: say('retrieval.whenDone'), share: 1 },
        ],
      },
    ];
  });
  const nothing: Block = { type: 'paragraph', text: say('retrieval.nothing') };
  return {
    title: say('placeholder.document', { round: audit.rounds.length, jurisdiction }),
    blocks: fetched.length === 0 ? [{ type: 'title', text: say('placeholder.title') }, nothing] : blocks,
  };
}
