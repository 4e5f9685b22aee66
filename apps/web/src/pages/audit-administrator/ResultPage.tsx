import type { QueryOutput } from '@plumbline/api';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ContestPlumb } from '../../components/ContestPlumb.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatPValue, formatRisk } from '../../formats/format-risk.ts';
import { AuditConclude } from '../../forms/AuditConclude.tsx';
import { RoundClose } from '../../forms/RoundClose.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type RoundsWords, useRoundsWords } from '../../words/rounds-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';

type Progress = QueryOutput<'round-progress'>;
type Measurement = Progress['measurements'][number];

/** What the evidence says: the plumb of each contest, the figures, and what follows from them. */
export function ResultPage(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const { auditId } = props;
  const asked = useAsk('round-progress', { auditId });
  return (
    <AdministratorPage
      auditId={auditId}
      title={say('result.title')}
      lead={say('result.lead')}
      summary={(answer) => <Outcome answer={answer} />}
      asked={asked}
    >
      {(answer) => (
        <div className="stack-wide">
          {answer.measurements.length > 0 && <Plumbs answer={answer} />}
          <div id={ACT}>
            <WhatFollows answer={answer} />
          </div>
          {answer.measurements.length === 0 && <Plumbs answer={answer} />}
          {[...answer.rounds].reverse().map(({ round }) => (
            <RoundFigures key={round} round={round} limit={answer.riskLimit ?? 0} measurements={answer.measurements} />
          ))}
        </div>
      )}
    </AdministratorPage>
  );
}

function Outcome(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { outcome } = props.answer.heading;
  if (outcome === null) return null;
  const newest = newestMeasurements(props.answer.measurements);
  const names = (measurements: readonly Measurement[]) => measurements.map((one) => one.contest).join(', ');
  if (outcome === 'full-hand-count') return <Alert kind="warning">{say('result.concluded.full-hand-count')}</Alert>;
  if (outcome === 'overturned') {
    const overturned = newest.filter((one) => one.outcome === 'hand-tally-overturned');
    return <Alert kind="warning">{say('result.concluded.overturned', { names: names(overturned) })}</Alert>;
  }
  const open = newest.filter((one) => !isConfirmed(one));
  return (
    <Alert kind="success">
      <p>{say('result.concluded.confirmed', { confirmed: names(newest.filter(isConfirmed)) })}</p>
      {open.length > 0 && <p>{say('result.concluded.confirmedNot', { names: names(open) })}</p>}
    </Alert>
  );
}

function isConfirmed({ outcome }: Measurement): boolean {
  return outcome === 'confirmed' || outcome === 'hand-tally-confirmed' || outcome === 'nothing-to-confirm';
}

/** The newest measurement of each contest, targeted ones first. */
function newestMeasurements(measurements: readonly Measurement[]): readonly Measurement[] {
  const newest = new Map<string, Measurement>();
  for (const measurement of measurements) {
    const before = newest.get(measurement.contest);
    if (before === undefined || measurement.round >= before.round) newest.set(measurement.contest, measurement);
  }
  return [...newest.values()].sort((a, b) => Number(b.targeted) - Number(a.targeted));
}

function Plumbs(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { measurements, riskLimit } = props.answer;
  if (measurements.length === 0 || riskLimit === null) {
    return (
      <EmptyState title={say('result.none')}>
        <p>{say('result.noneAdvice')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="columns">
      {newestMeasurements(measurements).map((measurement) => (
        <ContestPlumb key={measurement.contest} measurement={measurement} limit={riskLimit} />
      ))}
    </div>
  );
}

function WhatFollows(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { answer } = props;
  const { heading, measurements } = answer;
  const { phase } = heading;
  if (phase === 'round-open') return <RoundClose heading={heading} />;
  if (phase !== 'round-closed') return null;
  const newest = newestMeasurements(measurements);
  const overturned = newest.filter((one) => one.outcome === 'hand-tally-overturned').map((one) => one.contest);
  const open = newest.filter((one) => one.targeted && !isSettled(one));
  if (open.length === 0 && overturned.length > 0) {
    return <AuditConclude heading={heading} outcome="overturned" overturned={overturned} />;
  }
  if (open.length === 0) return <AuditConclude heading={heading} outcome="confirmed" />;
  const names = open.map((one) => one.contest).join(', ');
  return (
    <section className="panel form">
      <h2>{say('result.next.title')}</h2>
      <p>{say('result.next.says', { count: open.length, names })}</p>
      <AuditConclude heading={heading} outcome="full-hand-count" />
    </section>
  );
}

function isSettled(one: Measurement): boolean {
  return one.riskLimitMet || one.outcome === 'hand-tally-overturned' || isConfirmed(one);
}

function RoundFigures(props: {
  readonly round: number;
  readonly limit: number;
  readonly measurements: readonly Measurement[];
}) {
  const say = useRoundsWords();
  const saySetup = useSetupWords();
  const { round, limit } = props;
  const measured = props.measurements.filter((one) => one.round === round);
  if (measured.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('result.round', { round })}</h2>
      <SimpleTable
        caption={say('result.table', { round })}
        hideCaption
        columns={[
          { name: say('result.contest') },
          { name: say('result.kind') },
          { name: say('result.sampleSize'), numeric: true },
          { name: say('result.draws'), numeric: true },
          { name: say('result.distinct'), numeric: true },
          { name: say('result.unlisted'), numeric: true },
          { name: say('result.notFound'), numeric: true },
          { name: say('result.discrepancies'), numeric: true },
          { name: say('result.pValue'), numeric: true },
          { name: say('result.measured'), numeric: true },
          { name: say('result.outcome') },
        ]}
        rows={measured.map((one) => ({
          key: one.contest,
          cells: [
            one.contest,
            saySetup(one.targeted ? 'contests.targetedYes' : 'contests.targetedNo'),
            formatCount(one.sampleSize),
            formatCount(one.draws),
            formatCount(one.distinct),
            formatCount(one.phantomDraws),
            formatCount(one.notFound),
            formatCount(one.discrepancies),
            one.pValue === null ? '–' : formatPValue(one.pValue, limit),
            one.pValue === null ? '–' : formatRisk(one.pValue),
            <Tag key="outcome" tone={isConfirmed(one) ? 'green' : 'amber'}>
              {say(`result.outcomes.${one.outcome}`)}
            </Tag>,
          ],
        }))}
      />
      {measured.flatMap((one) =>
        remarksOn(one, limit, say).map((remark) => (
          <p key={remark} className="small">
            {remark}
          </p>
        )),
      )}
    </section>
  );
}

/** What has to be said beside the figures of a contest. */
function remarksOn(one: Measurement, limit: number, say: RoundsWords): readonly string[] {
  const { contest, corrected, handTally, phantomDraws, charges } = one;
  const remarks: string[] = [];
  if (phantomDraws > 0) remarks.push(say('result.unlistedSays', { contest, count: phantomDraws }));
  if (handTally !== null) {
    remarks.push(
      handTally.tied.length > 0
        ? say('result.handTallyTied', { contest, tied: handTally.tied.join(', ') })
        : say('result.handTally', { contest, winners: handTally.winners.join(', ') }),
    );
  }
  for (const { batch, taint } of charges) {
    remarks.push(say('result.charged', { contest, batch, taint: taint.toFixed(3) }));
  }
  if (corrected !== null) {
    const pValue = formatPValue(corrected.pValue, limit);
    remarks.push(`${contest}: ${say('result.corrected', { pValue, why: corrected.why })}`);
  }
  return remarks;
}
