import { fileSaying } from '@plumbline/words/file-words';
import type { IssueCollector } from '../issue-collector.ts';
import { nearestName, slightDifference } from '../nearest-name.ts';
import type { BatchComparison, CvrBatch, ManifestForCvrs } from './cvr-reading.ts';

type ManifestBatch = ManifestForCvrs['batches'][number];

const BATCHES_NAMED = 5;

/** Comparing one name with all of a large manifest takes a tenth of a second; the first few show the cause. */
const NEAREST_LOOKED_UP = 10;

/**
 * Lays a manifest and a CVR file side by side, batch by batch.
 *
 * A batch the manifest lacks stops the file: nobody could fetch its cards. Different counts must be confirmed, because
 * every card that is in the manifest and not in the CVRs becomes a two-vote overstatement when it is drawn. So must CVRs
 * of batches that have none by the manifest: they were left out, and one of the two files is wrong.
 */
export function compareWithManifest(options: {
  readonly manifest: ManifestForCvrs;
  readonly batches: readonly CvrBatch[];
  readonly issues: IssueCollector;
}): BatchComparison[] {
  const { manifest, batches, issues } = options;
  const find = batchFinder(manifest);
  const cvrCards = new Map<ManifestBatch, number>();
  const unknown: CvrBatch[] = [];
  for (const batch of batches) {
    const found = find(batch);
    if (found === undefined) unknown.push(batch);
    else {
      // Of a batch with a tabulator there can be two of the CVRs only where some name it and others do not.
      if (cvrCards.has(found) && found.tabulator !== null && found.inCvr !== false) reportDivided(found, issues);
      cvrCards.set(found, (cvrCards.get(found) ?? 0) + batch.cards);
    }
  }
  const expected = manifest.batches.filter((batch) => batch.inCvr !== false);
  const comparison: BatchComparison[] = [
    ...expected.map((batch) => ({
      tabulator: batch.tabulator,
      batch: batch.name,
      manifestBallots: batch.ballots,
      cvrCards: cvrCards.get(batch) ?? null,
    })),
    ...unknown.map((batch) => ({
      tabulator: batch.tabulator === '' ? null : batch.tabulator,
      batch: batch.name,
      manifestBallots: null,
      cvrCards: batch.cards,
    })),
  ];
  reportUnknown(unknown, manifest, issues);
  reportOutside(cvrCards, issues);
  reportCounts(comparison, issues);
  return comparison;
}

/**
 * Finds the manifest's batch: by tabulator and name, or by name alone where either side has no tabulators.
 *
 * Nothing else may decide which batch a CVR is of: what one way takes for another batch, or for none, would count in the
 * wrong stratum or in no check at all.
 */
export function batchFinder(
  manifest: ManifestForCvrs,
): (batch: { readonly tabulator: string; readonly name: string }) => ManifestBatch | undefined {
  const byKey = new Map<string, ManifestBatch>();
  const byName = new Map<string, ManifestBatch | undefined>();
  for (const batch of manifest.batches) {
    if (batch.tabulator === null) byKey.set(keyOf('', batch.name), batch);
    else byKey.set(keyOf(batch.tabulator, batch.name), batch);
    byName.set(batch.name, byName.has(batch.name) ? undefined : batch);
  }
  return ({ tabulator, name }) => {
    const exact = byKey.get(keyOf(tabulator, name)) ?? byKey.get(keyOf('', name));
    return exact ?? (tabulator === '' ? byName.get(name) : undefined);
  };
}

function keyOf(tabulator: string, name: string): string {
  return JSON.stringify([tabulator, name]);
}

function reportUnknown(unknown: readonly CvrBatch[], manifest: ManifestForCvrs, issues: IssueCollector): void {
  const names = manifest.batches.map(({ tabulator, name }) => shown(tabulator ?? '', name));
  for (const [index, batch] of unknown.entries()) {
    const key = shown(batch.tabulator, batch.name);
    const nearest = index < NEAREST_LOOKED_UP ? nearestName(key, names) : undefined;
    const difference = nearest === undefined ? undefined : slightDifference(key, nearest);
    const only = difference === undefined ? '' : `: only ${difference} differ`;
    const hint = nearest === undefined ? '' : fileSaying('cvr.theNearestIs', { nearest, only });
    issues.error({
      code: 'BATCH_NOT_IN_MANIFEST',
      column: 'batch',
      found: key,
      expected: nearest,
      message: fileSaying('cvr.batchNotInManifest', { count: batch.cards, key, hint }),
      advice: fileSaying('cvr.correctTheNameInThe'),
    });
  }
}

function shown(tabulator: string, name: string): string {
  return tabulator === '' ? name : `${tabulator} / ${name}`;
}

/** Positions are counted within a batch of the CVRs: of two, nobody can say which lies first. */
function reportDivided({ tabulator, name }: ManifestBatch, issues: IssueCollector): void {
  const key = shown(tabulator ?? '', name);
  issues.error({
    code: 'NO_TABULATOR_FOR_CARD',
    column: 'tabulator',
    found: key,
    message: fileSaying('cvr.someNameTheTabulator', { key }),
    advice: fileSaying('cvr.exportWithEveryTabulator'),
  });
}

/** Names the batches whose CVRs were left out, because the manifest says that they have none. */
function reportOutside(cvrCards: ReadonlyMap<ManifestBatch, number>, issues: IssueCollector): void {
  const outside = [...cvrCards].filter(([{ inCvr }]) => inCvr === false);
  if (outside.length === 0) return;
  const named = outside
    .slice(0, BATCHES_NAMED)
    .map(([{ tabulator, name }, cards]) => `${shown(tabulator ?? '', name)} (${cards})`);
  const more = outside.length > BATCHES_NAMED ? `; and ${outside.length - BATCHES_NAMED} more` : '';
  issues.confirm({
    code: 'CVRS_NOT_EXPECTED',
    column: 'batch',
    found: String(outside.length),
    message: fileSaying('cvr.recordsNotExpected', {
      count: outside.reduce((sum, [, cards]) => sum + cards, 0),
      named: named.join('; '),
      more,
    }),
    advice: fileSaying('cvr.findOutWhyThereAreRecords'),
  });
}

function reportCounts(comparison: readonly BatchComparison[], issues: IssueCollector): void {
  const different = comparison.filter(
    ({ manifestBallots, cvrCards }) => manifestBallots !== null && manifestBallots !== (cvrCards ?? 0),
  );
  if (different.length === 0) return;
  const named = different
    .slice(0, BATCHES_NAMED)
    .map(
      ({ tabulator, batch, manifestBallots, cvrCards }) =>
        `${shown(tabulator ?? '', batch)}: ${manifestBallots} in the manifest, ${cvrCards ?? 0} CVRs`,
    );
  const more = different.length > BATCHES_NAMED ? `; and ${different.length - BATCHES_NAMED} more` : '';
  issues.confirm({
    code: 'CVR_COUNT_DIFFERS',
    found: String(different.length),
    message: fileSaying('cvr.inOfBatchesTheManifest', {
      count: different.length,
      count2: comparison.length,
      named: named.join('; '),
      more,
    }),
    advice: fileSaying('cvr.countTheseBatchesAgainA'),
  });
}
