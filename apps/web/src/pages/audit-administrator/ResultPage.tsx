import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { correctionInWords } from '@plumbline/words/sample-words';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { ContestPlumb, OUTCOME_TONES } from '../../components/ContestPlumb.tsx';
import { OfficialResults } from '../../components/OfficialResults.tsx';
import { Runoffs } from '../../components/Runoffs.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { AuditTimeLine } from '../../drawings/AuditTimeLine.tsx';
import { RiskByRound } from '../../drawings/RiskByRound.tsx';
import { VotesSideBySide } from '../../drawings/VotesSideBySide.tsx';
import { formatCount, formatDifference } from '../../formats/format-count.ts';
import { formatPValue, formatRisk } from '../../formats/format-risk.ts';
import { AuditConclude } from '../../forms/AuditConclude.tsx';
import { LotsToState } from '../../forms/LotsToState.tsx';
import { ByTwo } from '../../forms/ProposalAnswer.tsx';
import { RoundClose } from '../../forms/RoundClose.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type RoundsWords, useRoundsWords } from '../../words/rounds-words.ts';
import { useSetupWords } from '../../words/setup-words.ts';
import { RoundsOpenedAgain } from './RoundsOpenedAgain.tsx';
import { isConfirmed, isSettled, newestMeasurements } from './settled.ts';

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
          {hasOfficial(answer) ? <OfficialResults auditId={auditId} /> : <HandCounts answer={answer} />}
          <Runoffs answer={answer} />
          {!answer.heading.readOnly && answer.heading.phase === 'round-closed' && (
            <ByTwo heading={answer.heading} act="lot">
              <LotsToState answer={answer} />
            </ByTwo>
          )}
          <RoundsOpenedAgain answer={answer} />
          <div id={ACT}>
            {!answer.heading.readOnly && (
              <ByTwo heading={answer.heading} act="conclude">
                <WhatFollows answer={answer} />
              </ByTwo>
            )}
          </div>
          {answer.measurements.length === 0 && <Plumbs answer={answer} />}
          {[...answer.rounds].reverse().map(({ round }) => (
            <RoundFigures
              key={round}
              round={round}
              heading={answer.heading}
              limit={answer.riskLimit ?? 0}
              measurements={answer.measurements}
            />
          ))}
          {answer.measurements.length > 0 && <Evidence answer={answer} />}
        </div>
      )}
    </AdministratorPage>
  );
}

/** Whether there is, or will be, an official result: counts of an audit may be corrected until it is concluded. */
function hasOfficial({ heading, escalatedTo }: Progress): boolean {
  const { takes, phase } = heading;
  return takes === 'everything' ? phase === 'round-open' || phase === 'concluded' : escalatedTo !== null;
}

function Outcome(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { outcome } = props.answer.heading;
  if (outcome === null) return null;
  const newest = newestMeasurements(props.answer.measurements);
  const names = (measurements: readonly Measurement[]) => measurements.map((one) => one.contest).join(', ');
  if (outcome === 'full-hand-count') return <WentToHandTally answer={props.answer} />;
  const overturned = newest.filter((one) => one.outcome === 'hand-tally-overturned');
  const confirmed = newest.filter(isConfirmed);
  const open = newest.filter((one) => !isConfirmed(one) && one.outcome !== 'hand-tally-overturned');
  const notConfirmed = open.length > 0 && <p>{say('result.concluded.confirmedNot', { names: names(open) })}</p>;
  if (outcome === 'overturned' || outcome === 'unsettled') {
    return (
      <Alert kind="warning">
        {overturned.length > 0 && <p>{say('result.concluded.overturned', { names: names(overturned) })}</p>}
        {outcome === 'unsettled' && <p>{say('result.concluded.unsettled', { names: names(open) })}</p>}
        {confirmed.length > 0 && <p>{say('result.concluded.confirmedToo', { names: names(confirmed) })}</p>}
        {outcome === 'overturned' && notConfirmed}
      </Alert>
    );
  }
  return (
    <Alert kind="success">
      <p>{say('result.concluded.confirmed', { confirmed: names(confirmed) })}</p>
      {notConfirmed}
    </Alert>
  );
}

/** It ends without a confirmation, and every ballot is counted: here is the audit that counts them, where there is one. */
function WentToHandTally(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { escalatedTo, heading } = props.answer;
  return (
    <Alert kind="warning">
      <p>{say('result.concluded.full-hand-count')}</p>
      {escalatedTo === null && heading.abilities['escalate-audit']?.allowed && (
        <p>
          <Link to="/audits/$auditId/$page" params={{ auditId: heading.auditId, page: 'escalate' }}>
            {say('escalate.begin')}
          </Link>
        </p>
      )}
      {escalatedTo && (
        <p>
          <Link to="/audits/$auditId" params={{ auditId: escalatedTo.auditId }}>
            {say('result.concluded.escalatedTo', { name: escalatedTo.name })}
          </Link>
        </p>
      )}
    </Alert>
  );
}

/** What was reported and what was counted, choice by choice, where everything was counted. */
function HandCounts(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { contests, handCounts } = props.answer;
  const counted = contests.filter(({ name }) => handCounts[name] !== undefined);
  if (counted.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('result.count.title')}</h2>
      <p className="quiet small">{say('result.count.rule')}</p>
      {counted.map((contest) => (
        <SimpleTable
          key={contest.name}
          caption={contest.name}
          columns={[
            { name: say('result.count.choice') },
            { name: say('result.count.reported'), numeric: true },
            { name: say('result.count.counted'), numeric: true },
            { name: say('result.count.difference'), numeric: true },
          ]}
          rows={contest.choices.map(({ name, votes }) => {
            const found = handCounts[contest.name]?.[name] ?? 0;
            const cells = [name, formatCount(votes), formatCount(found), formatDifference((votes ?? 0) - found)];
            return { key: name, cells };
          })}
        />
      ))}
    </section>
  );
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

/** The same as drawings: how the risk of each contest fell, what was reported beside what was seen, and when. */
function Evidence(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { heading, measurements, riskLimit } = props.answer;
  const seen = useAsk('votes-seen', { auditId: heading.auditId });
  return (
    <section className="stack">
      <h2>{say('result.drawings')}</h2>
      <div className="drawn-pair">
        {newestMeasurements(measurements).map(({ contest }) => {
          const own = seen.data?.contests.find((one) => one.contest === contest);
          return (
            <Fragment key={contest}>
              <RiskByRound contest={contest} heading={heading} limit={riskLimit ?? 0} measurements={measurements} />
              {own && <VotesSideBySide seen={own} />}
            </Fragment>
          );
        })}
      </div>
      <AuditTimeLine answer={props.answer} />
    </section>
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
  const isCount = heading.takes === 'everything';
  const confirmed = newest.filter(isConfirmed).map((one) => one.contest);
  const others = newest
    .map((one) => one.contest)
    .filter((one) => !confirmed.includes(one) && !overturned.includes(one));
  if (isCount ? overturned.length > 0 : open.length === 0 && overturned.length > 0) {
    return (
      <AuditConclude
        heading={heading}
        outcome="overturned"
        overturned={overturned}
        confirmed={confirmed}
        others={others}
      />
    );
  }
  if (open.length === 0) {
    return <AuditConclude heading={heading} outcome="confirmed" confirmed={confirmed} others={others} />;
  }
  const names = open.map((one) => one.contest).join(', ');
  if (isCount) return <AuditConclude heading={heading} outcome="unsettled" open={names} confirmed={confirmed} />;
  return (
    <section className="panel form">
      <h2>{say('result.next.title')}</h2>
      <p>{say('result.next.says', { count: open.length, names })}</p>
      <p>
        <Link to="/audits/$auditId/$page" params={{ auditId: heading.auditId, page: 'escalate' }}>
          {say('escalate.link')}
        </Link>
      </p>
      <AuditConclude heading={heading} outcome="full-hand-count" />
    </section>
  );
}

/** What a sample measures; a count of everything has none of it. */
function riskColumns(limit: number, say: RoundsWords): readonly FigureColumn[] {
  return [
    {
      name: say('result.pValue'),
      numeric: true,
      cell: (one) => (one.pValue === null ? '–' : formatPValue(one.pValue, limit)),
    },
    {
      name: say('result.measured'),
      numeric: true,
      cell: (one) => (one.pValue === null ? '–' : formatRisk(one.pValue)),
    },
  ];
}

type FigureColumn = {
  readonly name: string;
  readonly numeric?: boolean;
  readonly cell: (one: Measurement) => ReactNode;
};

function RoundFigures(props: {
  readonly round: number;
  readonly heading: AuditHeading;
  readonly limit: number;
  readonly measurements: readonly Measurement[];
}) {
  const say = useRoundsWords();
  const saySetup = useSetupWords();
  const { round, limit } = props;
  const { comparedWith, takes } = props.heading;
  const isCount = takes === 'everything';
  const measured = props.measurements.filter((one) => one.round === round);
  if (measured.length === 0) return null;
  const columns: readonly FigureColumn[] = [
    { name: say('result.contest'), cell: (one) => one.contest },
    {
      name: say('result.outcome'),
      cell: (one) => <Tag tone={OUTCOME_TONES[one.outcome]}>{say(`result.outcomes.${one.outcome}`)}</Tag>,
    },
    {
      name: say('result.kind'),
      cell: (one) => saySetup(one.targeted ? 'contests.targetedYes' : 'contests.targetedNo'),
    },
    ...(isCount
      ? []
      : [
          { name: say('result.sampleSize'), numeric: true, cell: (one: Measurement) => formatCount(one.sampleSize) },
          { name: say('result.draws'), numeric: true, cell: (one: Measurement) => formatCount(one.draws) },
        ]),
    {
      name: say(isCount ? 'result.count.batches' : 'result.distinct'),
      numeric: true,
      cell: (one) => formatCount(one.distinct),
    },
    ...(comparedWith !== 'nothing' || isCount
      ? [
          {
            name: say(isCount ? 'result.count.differ' : 'result.discrepancies'),
            numeric: true,
            cell: (one: Measurement) => formatCount(one.discrepancies),
          },
        ]
      : []),
    ...(isCount ? [] : riskColumns(limit, say)),
  ];
  return (
    <section className="stack">
      <h2>{say('result.round', { round })}</h2>
      <SimpleTable
        caption={say('result.table', { round })}
        hideCaption
        roomy
        columns={columns.map(({ name, numeric }) => ({ name, numeric }))}
        rows={measured.map((one) => ({ key: one.contest, cells: columns.map(({ cell }) => cell(one)) }))}
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
  const { contest, corrected, phantomDraws, notFound, charges } = one;
  const remarks: string[] = [];
  if (phantomDraws > 0) remarks.push(say('result.unlistedSays', { contest, count: phantomDraws }));
  if (notFound > 0) remarks.push(say('result.notFoundSays', { contest, count: notFound }));
  for (const { jurisdiction, batch, taint } of charges) {
    remarks.push(say('result.charged', { contest, jurisdiction, batch, percent: formatRisk(taint) }));
  }
  if (corrected !== null) {
    const pValue = formatPValue(corrected.pValue, limit);
    remarks.push(say('result.corrected', { contest, pValue, why: correctionInWords(corrected.why) }));
  }
  return remarks;
}
