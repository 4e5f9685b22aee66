import type { QueryOutput } from '@plumbline/api';
import { equationInWords } from '@plumbline/words/ballot-accounts-words';
import { formatCount } from '../../formats/format-count.ts';

import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RegisterDownload } from './RegisterDownload.tsx';
import { signedCount } from './signed-count.ts';

type Batch = QueryOutput<'ballot-batches'>['mail'][number];

const STEPS = [
  'returned',
  'accepted',
  'rejected',
  'pendingCure',
  'opened',
  'ballotsOut',
  'handCount',
  'tabulated',
] as const;

/** Every batch of mail, from its receipt to the scanner: what was counted at each step, and where two steps do not agree. */
export function MailBatches(props: { readonly batches: readonly Batch[] }) {
  const say = useBallotRoomWords();
  const { batches } = props;
  if (batches.length === 0) return null;
  // What this office does not count by batch has no column.
  const steps = STEPS.filter((step) => batches.some((one) => one[step] !== null));
  return (
    <section className="stack">
      <h2>{say('batches.mail.title')}</h2>
      <p>{say('batches.mail.lead')}</p>
      <RegisterDownload
        name={say('batches.mail.title')}
        rows={batches.map(({ equations, became, from, ...one }) => ({
          ...one,
          became: became.join(' '),
          from: from.join(' '),
          differences: equations
            .filter(isOpen)
            .map(({ equation, delta }) => `${equation} ${delta ?? ''}`.trim())
            .join('; '),
        }))}
      />
      <SimpleTable
        caption={say('batches.mail.title')}
        hideCaption
        columns={[
          { name: say('batches.name') },
          ...steps.map((step) => ({ name: say(`batches.mail.${step}`), numeric: true })),
          { name: say('batches.mail.agrees'), wordy: true },
        ]}
        rows={batches.map((one) => ({
          key: one.batch,
          cells: [
            one.name,
            ...steps.map((step) => {
              const count = one[step];
              return count === null ? say('batches.notCounted') : formatCount(count);
            }),
            <Agreement key="agrees" batch={one} />,
          ],
        }))}
      />
    </section>
  );
}

function isOpen({ delta, status }: Batch['equations'][number]): boolean {
  return delta !== 0 || status === 'reopened';
}

function Agreement(props: { readonly batch: Batch }) {
  const say = useBallotRoomWords();
  const { became, from, equations } = props.batch;
  const open = equations.filter((one) => isOpen(one) && one.delta !== null);
  return (
    <>
      {from.length > 0 && <p>{say('batches.mail.cameFrom', { batches: from.join(', ') })}</p>}
      {became.length > 0 && <p>{say('batches.mail.became', { batches: became.join(', ') })}</p>}
      {open.map(({ equation, delta, status }) => (
        <p key={equation}>
          {say('batches.mail.difference', {
            equation: equationInWords(equation),
            delta: signedCount(delta ?? 0),
            status: say(`statuses.${status}`),
          })}
        </p>
      ))}
      {open.length === 0 && (
        <p>{equations.length === 0 ? say('batches.mail.nothing') : say('batches.mail.allAgree')}</p>
      )}
    </>
  );
}
