import type { AuditHeading, JurisdictionLine } from '@plumbline/api';
import { useMemo } from 'react';
import {
  differenceColumn,
  differenceFromExpected,
  figureColumn,
  type LineColumn,
  nameColumn,
  statusColumn,
  strataColumns,
} from '../../components/jurisdiction-columns.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useRecordsWords } from '../../words/records-words.ts';
import { type RoundsWords, useRoundsWords } from '../../words/rounds-words.ts';

/** The columns of the progress table: files before a round, work during it. Totals are over the lines shown. */
export function useProgressColumns(
  heading: AuditHeading,
  all: readonly JurisdictionLine[],
  shown: readonly JurisdictionLine[],
  unique: boolean,
): readonly LineColumn[] {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const sayRecords = useRecordsWords();
  return useMemo(() => {
    const isBatch = heading.fieldwork === 'batches';
    const figure = (key: string, name: string, of: (line: JurisdictionLine) => number | null) =>
      figureColumn(key, name, of, shown);
    const total =
      shown.length === all.length
        ? say('progress.total')
        : say('progress.totalShown', { shown: shown.length, all: all.length });
    const common = [
      nameColumn({
        name: say('progress.jurisdiction'),
        total,
        open: (jurisdiction) => say('progress.open', { jurisdiction }),
      }),
      statusColumn(say('progress.status'), sayAudit),
      {
        ...figure('ballots', say('progress.ballots'), (line) => line.ballotsInManifest),
        minor: heading.round !== null,
      },
    ];
    if (heading.round === null) {
      const strata = strataColumns(heading.hasStrata, shown, sayRecords);
      return [...common, ...strata, ...setUpColumns(isBatch, all, shown, say)];
    }
    const done = unique ? unitsDone : drawsDone;
    const left = unique ? unitsLeft : drawsLeft;
    return [
      ...common,
      ...(heading.comparedWith !== 'nothing'
        ? [figure('differences', say('progress.discrepancies'), (line) => line.discrepancies)]
        : []),
      figure('audited', say(isBatch ? 'progress.auditedBatches' : 'progress.auditedBallots'), done),
      {
        ...figure('remaining', say(isBatch ? 'progress.remainingBatches' : 'progress.remainingBallots'), left),
        minor: true,
      },
      ...(all.some((line) => line.inReview > 0)
        ? [figure('inReview', say('progress.inReview'), (line) => line.inReview)]
        : []),
      ...(all.some((line) => line.twoEntries > 0)
        ? [figure('twoEntries', say('progress.twoEntries'), (line) => line.twoEntries)]
        : []),
      ...(all.some((line) => line.enteredOnce > 0)
        ? [figure('enteredOnce', say('progress.enteredOnce'), (line) => line.enteredOnce)]
        : []),
      ...(all.some((line) => line.remarked > 0)
        ? [figure('remarked', say('progress.remarked'), (line) => line.remarked)]
        : []),
      ...(all.some((line) => line.extraUnits > 0)
        ? [{ ...figure('extra', say('progress.extra'), (line) => line.extraUnits), minor: true }]
        : []),
    ];
  }, [heading, all, shown, unique, say, sayAudit, sayRecords]);
}

const unitsDone = (line: JurisdictionLine) => line.unitsDone;
const drawsDone = (line: JurisdictionLine) => line.drawsDone;
const unitsLeft = (line: JurisdictionLine) => line.units - line.unitsDone;
const drawsLeft = (line: JurisdictionLine) => line.draws - line.drawsDone;

function setUpColumns(
  isBatch: boolean,
  all: readonly JurisdictionLine[],
  shown: readonly JurisdictionLine[],
  say: RoundsWords,
): readonly LineColumn[] {
  const expected = all.some((line) => line.expectedBallots !== null)
    ? [
        { ...figureColumn('expected', say('progress.expected'), (line) => line.expectedBallots, shown), minor: true },
        differenceColumn('difference', say('progress.difference'), differenceFromExpected, shown),
      ]
    : [];
  if (!isBatch) return expected;
  return [
    ...expected,
    figureColumn('batches', say('progress.batches'), (line) => line.batchesInManifest, shown),
    { ...figureColumn('implied', say('progress.implied'), (line) => line.ballotsImplied, shown), minor: true },
  ];
}
