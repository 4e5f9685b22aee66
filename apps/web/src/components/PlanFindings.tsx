import type { QueryOutput } from '@plumbline/api';
import { formatCount } from '../formats/format-count.ts';
import { type ManifestWords, useManifestWords } from '../words/manifest-words.ts';
import { useRulesWords } from '../words/rules-words.ts';
import { type SetupWords, useSetupWords } from '../words/setup-words.ts';
import { namesInShort } from './StatementsOfManifests.tsx';

type Finding = QueryOutput<'commitment'>['findings'][number];
type ContestFinding = Extract<Finding, { readonly contest: string }>;
type RuleFinding = Extract<Finding, { readonly finding: 'limit-above-statute' }>;
type StatementFinding = Exclude<Finding, ContestFinding | RuleFinding>;
type DrawsFrom = QueryOutput<'commitment'>['heading']['drawsFrom'];

/** What the manifests and the contests say differently about the cards, contest by contest, and what follows from it. */
export function PlanFindings(props: {
  readonly findings: readonly Finding[];
  /** Whether the audit draws as published systems do: then cards in no manifest are not drawn. */
  readonly compatibility: boolean;
  readonly drawsFrom: DrawsFrom;
}) {
  const say = useSetupWords();
  const ofContests = props.findings.filter((finding) => 'contest' in finding);
  const byContest = Map.groupBy(ofContests, (finding) => finding.contest);
  const ofManifests = props.findings.flatMap((finding) =>
    'contest' in finding || finding.finding === 'limit-above-statute' ? [] : [finding],
  );
  const ofRules = props.findings.find((finding) => finding.finding === 'limit-above-statute');
  return (
    <>
      {[...byContest].map(([contest, findings]) => (
        <div key={contest}>
          <p className="strong breakable">{contest}</p>
          <ul className="steps-list">
            {withoutRepeats(findings).map((finding) => (
              <li key={finding.finding}>{findingSentence(finding, say)}</li>
            ))}
            {findings.some((one) => restsOnExpected(one) && (one.cast ?? 0) > one.listed) && (
              <li>{say('commit.findingLines.listed-below-expected')}</li>
            )}
            <Phantoms {...props} count={findings[0]?.phantoms ?? 0} />
          </ul>
        </div>
      ))}
      {ofManifests.length > 0 && <OfManifests findings={ofManifests} />}
      {ofRules !== undefined && <OfRules found={ofRules} />}
    </>
  );
}

/** A risk limit above the statutory one, with its reason. */
function OfRules(props: { readonly found: RuleFinding }) {
  const say = useRulesWords();
  const { riskLimitPercent, statutoryPercent, reason } = props.found;
  return (
    <div>
      <p className="strong">{say('title')}</p>
      <ul className="steps-list">
        <li className="breakable">
          {say('above', { limit: String(riskLimitPercent), statutory: String(statutoryPercent), reason })}
        </li>
      </ul>
    </div>
  );
}

/** What was said of manifests: jurisdiction by jurisdiction, and not of one contest. */
function OfManifests(props: { readonly findings: readonly StatementFinding[] }) {
  const say = useManifestWords();
  return (
    <div>
      <p className="strong">{say('commit.table')}</p>
      <ul className="steps-list">
        {props.findings.map((finding) => (
          <li key={finding.finding}>{statementSentence(finding, say)}</li>
        ))}
      </ul>
    </div>
  );
}

function statementSentence(found: StatementFinding, say: ManifestWords): string {
  if (found.finding === 'cards-not-matched') {
    const places = found.places.map(({ jurisdiction, which, batches }) => {
      const named = { jurisdiction, batches: namesInShort(batches, say) };
      if (which === 'these') return say('order.these', named);
      return batches.length === 0 ? jurisdiction : say('order.allBut', named);
    });
    return say('order.confirm', { places: namesInShort(places, say) });
  }
  if (found.finding === 'tabulator-alone') {
    return say('commit.alone', { jurisdictions: namesInShort(found.jurisdictions, say) });
  }
  const waiting = found.waiting.map(({ jurisdiction, cards }) =>
    say('commit.waitingOf', { name: jurisdiction, cards: formatCount(cards) }),
  );
  return say('commit.waiting', { jurisdictions: namesInShort(waiting, say) });
}

function Phantoms(props: { readonly count: number; readonly compatibility: boolean; readonly drawsFrom: DrawsFrom }) {
  const { count, compatibility } = props;
  const say = useSetupWords();
  if (count === 0) return null;
  if (props.drawsFrom === 'batches') {
    if (compatibility) return <li>{say('commit.findingInNoBatchAsPublished', { cards: formatCount(count) })}</li>;
    return <li>{say('commit.findingInNoBatch', { count })}</li>;
  }
  if (compatibility) return <li>{say('commit.findingPhantomsAsPublished', { cards: formatCount(count) })}</li>;
  return <li>{say('commit.findingPhantoms', { count })}</li>;
}

function findingSentence({ finding, cast, listed, bearing }: ContestFinding, say: SetupWords): string {
  const figures = { cast: formatCount(cast), listed: formatCount(listed), bearing: formatCount(bearing) };
  if (finding === 'listed-below-cast' && (cast === null || cast <= listed)) {
    return say('commit.findingLines.listed-below-expected');
  }
  return say(`commit.findingLines.${finding}`, figures);
}

/** Whether the numbers expected of each jurisdiction make it more than the cards cast in all of them together. */
export function restsOnExpected(found: Finding): boolean {
  if (found.finding !== 'listed-below-cast') return false;
  const { cast, listed, bearing, phantoms } = found;
  return cast === null || cast <= listed || phantoms > Math.max(cast, bearing) - listed;
}

/** Where nobody knows how many cards bear a contest, all cards cast may: the line on those says the same already. */
function withoutRepeats(findings: readonly ContestFinding[]): readonly ContestFinding[] {
  const ofCast = findings.find(({ finding }) => finding === 'listed-below-cast');
  return findings.filter(({ finding, bearing }) => finding !== 'listed-below-contest' || bearing !== ofCast?.cast);
}
