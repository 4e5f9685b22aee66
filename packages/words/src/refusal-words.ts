import type { AuditRefusal, ContestFinding, MissingInput, Phase, PlanFinding } from '@plumbline/audit';
import { assertNever } from '@plumbline/prelude';
import { type Blanks, defineWords, type Filling, type Language } from './define-words.ts';
import { auditStates } from './en/audit-states.ts';
import { refusals } from './en/refusals.ts';
import { rankingInWords } from './ranking-in-words.ts';
import { spokenLanguage } from './spoken-language.ts';

const refusalWords = defineWords({ en: refusals });
const stateWords = defineWords({ en: auditStates });

/** What a person should know and do about a refusal: the `detail` of its problem. */
export function refusalDetail(refusal: AuditRefusal, language: Language = spokenLanguage()): string {
  const say = refusalWords(language);
  switch (refusal.code) {
    case 'audit-not-in-phase':
      return say('audit-not-in-phase', { phase: phaseInWords(refusal.phase, language) });
    case 'plan-incomplete': {
      const missing = refusal.missing.map((each) => missingInWords(each, language)).join('; ');
      return say('plan-incomplete', { missing });
    }
    case 'seed-not-usable':
      return refusal.character === undefined
        ? say('seed-not-usable.length')
        : say('seed-not-usable.character', { character: refusal.character });
    case 'sizes-not-for-outstanding-contests':
      return say(refusal.code, { outstanding: refusal.outstanding.join(', ') });
    case 'batches-not-combinable':
      return refusal.reason === 'not-listed'
        ? say('batches-not-combinable.not-listed', { batches: listed(refusal.batches, language) })
        : say(`batches-not-combinable.${refusal.reason}`);
    case 'batches-not-requirable': {
      const problems = refusal.problems.map(({ jurisdiction, batch, reason }) =>
        say(`batches-not-requirable.${reason}`, { jurisdiction, batch }),
      );
      // All of them: whoever pasted a list corrects it once.
      return say('batches-not-requirable.all', { problems: problems.join('; ') });
    }
    case 'required-batches-left-out':
      return say(refusal.code, {
        batches: listed(
          refusal.batches.map(({ jurisdiction, batch }) => `${jurisdiction}, ${batch}`),
          language,
        ),
      });
    case 'launch-not-withdrawable':
      return refusal.reason === 'later-round' || refusal.reason === 'measured'
        ? say(`launch-not-withdrawable.${refusal.reason}`)
        : say(`launch-not-withdrawable.${refusal.reason}`, { jurisdictions: listed(refusal.jurisdictions, language) });
    case 'batches-not-compared':
      return say(refusal.code, { jurisdiction: refusal.jurisdiction, batches: listed(refusal.batches, language) });
    case 'jurisdictions-outstanding':
      return refusal.inReview === undefined
        ? say('jurisdictions-outstanding.all', { jurisdictions: listed(refusal.jurisdictions, language) })
        : say('jurisdictions-outstanding.inReview', {
            jurisdictions: listed(refusal.jurisdictions, language),
            inReview: listed(refusal.inReview, language),
          });
    case 'names-alike': {
      const { contest, first, second } = refusal;
      if (contest === null) return say('names-alike.contests', { first, second });
      return say('names-alike.choices', { contest, first, second });
    }
    case 'findings-not-confirmed': {
      const findings = refusal.findings.map((finding) => findingInWords(finding, language)).join(' ');
      return say(refusal.code, { findings });
    }
    case 'board-members-not-possible':
      return refusal.count === 0
        ? say('board-members-not-possible.none')
        : say('board-members-not-possible.several', { given: refusal.count });
    case 'ballots-contested':
      return say(refusal.code, { count: refusal.contested });
    case 'ballots-undecided':
      return say(refusal.code, { count: refusal.remaining });
    case 'batches-in-review':
    case 'batches-contested':
    case 'batches-outstanding':
      return say(refusal.code, { batches: listed(refusal.batches, language) });
    case 'entry-changed-meanwhile':
      return say(`entry-changed-meanwhile.${refusal.entry}`);
    case 'totals-incomplete': {
      const { jurisdiction, contest, choice } = refusal;
      if (choice === '') return say('totals-incomplete.contest', { jurisdiction, contest });
      return say('totals-incomplete.choice', { jurisdiction, contest, choice });
    }
    case 'act-not-as-proposed':
      return say(`act-not-as-proposed.${refusal.act}`);
    case 'instant-runoff-not-possible':
      return say(`instant-runoff-not-possible.${refusal.why}`, { contest: refusal.contest });
    case 'ranking-repeated': {
      const { contest, sheet, ranks } = refusal;
      return say(refusal.code, { contest, sheet, ranking: rankingInWords(ranks, { language }) });
    }
    case 'file-not-expected':
      return say(refusal.code, { kind: refusal.kind });
    default:
      return plainly(refusal, language);
  }
}

type PlainRefusal = Exclude<
  AuditRefusal,
  {
    code:
      | 'audit-not-in-phase'
      | 'plan-incomplete'
      | 'seed-not-usable'
      | 'entry-changed-meanwhile'
      | 'sizes-not-for-outstanding-contests'
      | 'batches-not-combinable'
      | 'batches-not-requirable'
      | 'required-batches-left-out'
      | 'launch-not-withdrawable'
      | 'jurisdictions-outstanding'
      | 'names-alike'
      | 'findings-not-confirmed'
      | 'board-members-not-possible'
      | 'ballots-contested'
      | 'ballots-undecided'
      | 'batches-in-review'
      | 'batches-contested'
      | 'batches-outstanding'
      | 'totals-incomplete'
      | 'act-not-as-proposed'
      | 'instant-runoff-not-possible'
      | 'ranking-repeated'
      | 'file-not-expected';
  }
>;

/** Where every blank of the sentence is named like a part of the refusal. */
type Fitting<Refusal extends { readonly code: string }> = Refusal extends { readonly code: infer Code extends string }
  ? [Blanks<typeof refusals, Code>] extends [keyof Refusal]
    ? Refusal
    : never
  : never;

function plainly<Refusal extends PlainRefusal>(refusal: Fitting<Refusal>, language: Language): string {
  const { code, ...filling } = refusal;
  // `Fitting` has held the blanks to the data.
  return refusalWords(language).anyOf(code, filling as Readonly<Record<string, Filling>>);
}

/** How far the audit is, as the end of a sentence that begins “The audit is”. */
export function phaseInWords(phase: Phase, language: Language = spokenLanguage()): string {
  return stateWords(language)(`phases.${phase}`);
}

/** What is to be confirmed of the plan, as a sentence with its figures. */
export function findingInWords(found: PlanFinding, language: Language = spokenLanguage()): string {
  const say = stateWords(language);
  if (found.finding === 'cards-not-matched') {
    const places = found.places.map(({ jurisdiction, which, batches }) =>
      which === 'these'
        ? say('findings.unmatchedThese', { jurisdiction, batches: listed(batches, language) })
        : batches.length === 0
          ? jurisdiction
          : say('findings.unmatchedAllBut', { jurisdiction, batches: listed(batches, language) }),
    );
    return say('findings.cards-not-matched', { places: listed(places, language) });
  }
  if (found.finding === 'tabulator-alone') {
    return say('findings.tabulator-alone', { jurisdictions: listed(found.jurisdictions, language) });
  }
  if (found.finding === 'not-yet-counted') {
    const waiting = found.waiting.map(({ jurisdiction, cards }) => say('findings.waiting', { jurisdiction, cards }));
    return say('findings.not-yet-counted', { jurisdictions: listed(waiting, language) });
  }
  if (found.finding === 'limit-above-statute') {
    const { statutoryPercent, riskLimitPercent, reason } = found;
    return say('findings.limit-above-statute', { statutoryPercent, riskLimitPercent, reason });
  }
  return contestFindingInWords(found, language);
}

function contestFindingInWords(found: ContestFinding, language: Language): string {
  const say = stateWords(language);
  const { finding, contest, cast, listed, bearing, phantoms } = found;
  switch (finding) {
    case 'listed-below-contest':
      return say(`findings.${finding}`, { contest, bearing, listed, phantoms });
    case 'listed-below-cast':
      if (cast === null || cast <= listed) return say('findings.listed-below-expected', { contest, phantoms });
      // More are missing than the sums say, because some jurisdiction lists fewer than were expected of it.
      return phantoms > Math.max(cast, bearing) - listed
        ? say('findings.listed-below-both', { contest, cast, listed, phantoms })
        : say(`findings.${finding}`, { contest, cast, listed, phantoms });
    case 'listed-above-cast':
      return say(`findings.${finding}`, { contest, listed, cast: cast ?? 0 });
    case 'contest-on-part':
      return say(`findings.${finding}`, { contest, bearing, listed });
    default:
      return assertNever(finding);
  }
}

/** What is missing, as part of a sentence. */
function missingInWords({ what, ...missing }: MissingInput, language: Language): string {
  const filling: Record<string, Filling> = {};
  for (const [name, value] of Object.entries(missing)) {
    filling[name] = typeof value === 'object' ? value.join('; ') : value;
  }
  return stateWords(language).anyOf(`missing.${what}`, filling);
}

const NAMES_SHOWN_MAX = 10;

function listed(names: readonly string[], language: Language): string {
  const shown = names.slice(0, NAMES_SHOWN_MAX).join(', ');
  const hidden = names.length - NAMES_SHOWN_MAX;
  return hidden > 0 ? stateWords(language)('andMore', { names: shown, count: hidden }) : shown;
}
