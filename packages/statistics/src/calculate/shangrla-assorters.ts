import { type Answer, answer, refuse } from '../answer.ts';
import { approvalAssorter } from '../assorters/approval.ts';
import type { Assorter, CardReading, Votes } from '../assorters/assorter.ts';
import { notEliminatedBeforeAssorter, notEliminatedNextAssorter } from '../assorters/irv.ts';
import { pooledMeans } from '../assorters/oneaudit.ts';
import {
  assortedCvr,
  assorterMargin,
  type CardStyles,
  overstatement,
  overstatementAssorter,
} from '../assorters/overstatement.ts';
import { noMajorityAssorter, supermajorityAssorter } from '../assorters/supermajority.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { type Fields, InputNotUnderstood, readFields, readNumber, readText } from './read-fields.ts';

const SHANGRLA = 'Stark 2020, SHANGRLA, arXiv:1911.10035.';

/** The assorters, their reported margins, and what they make of pairs of CVR and MVR. */
export const shangrlaAssorterMethods: readonly CalculateMethod[] = [
  assorterMethod('plurality', SHANGRLA, (assertion) =>
    // The published assorter knows no limit on votes: overvotes are taken out before.
    answer(approvalAssorter({ winner: assertion.text('winner'), loser: assertion.text('loser') })),
  ),
  assorterMethod('supermajority', SHANGRLA, (assertion) =>
    supermajorityAssorter({ winner: assertion.text('winner'), shareToWin: assertion.number('share_to_win') }),
  ),
  assorterMethod('no_majority', SHANGRLA, (assertion) =>
    noMajorityAssorter({ choice: assertion.text('choice'), share: assertion.number('share_to_win') }),
  ),
  assorterMethod('irv', 'Blom, Stuckey & Teague 2019, RAIRE, arXiv:1903.08804.', readIrvAssorter),
  assorterMethod('oneaudit', 'Stark 2023, ONEAudit, arXiv:2303.03335.', (assertion) =>
    answer(approvalAssorter({ winner: assertion.text('winner'), loser: assertion.text('loser') })),
  ),
];

function assorterMethod(
  name: string,
  citation: string,
  readAssorter: (assertion: Fields) => Answer<Assorter>,
): CalculateMethod {
  return {
    name: `shangrla.assorter.${name}`,
    citation,
    run(input) {
      const fields = readFields(input);
      const assorter = readAssorter(fields.fields('assertion'));
      if (!assorter.ok) return assorter;
      return compareCards(fields, assorter.value);
    },
  };
}

type CardInput = { readonly reading: CardReading; readonly pool: string | undefined };

function compareCards(fields: Fields, assorter: Assorter): Answer<unknown> {
  const cvrs = fields.list('cvrs', readCard);
  const mvrs = fields.list('mvrs', readCard);
  if (cvrs.length !== mvrs.length) {
    return refuse('counts-contradict', 'records-not-paired', { cvrs: cvrs.length, mvrs: mvrs.length });
  }
  const cardStyles: CardStyles = fields.flag('use_style') ? 'known' : 'unknown';
  const values = cvrs.map((cvr) => assortedCvr(cvr.reading, assorter, cardStyles));
  const inContest = values.filter((value) => value !== undefined);
  if (inContest.length === 0) return refuse('no-votes', 'no-cvr-carries-contest');

  const mean = inContest.reduce((sum, value) => sum + value, 0) / inContest.length;
  const margin = assorterMargin(mean);
  const means = pooledMeans({ cards: pooledCards(cvrs), assorter, cardStyles });
  const compared = overstatementAssorter(assorter, margin);
  const overstatements = cvrs.map((cvr, index) =>
    overstatement({
      cvr: cvr.reading,
      mvr: mvrs[index]?.reading ?? { kind: 'phantom' },
      assorter,
      cardStyles,
      reportedValue: cvr.pool === undefined ? undefined : means.get(cvr.pool),
    }),
  );
  return answer({
    assorter_values_cvr: values.map((value) => value ?? null),
    assorter_mean: mean,
    margin_v: margin,
    upper_bound_u: assorter.upperBound,
    overstatements: overstatements.map((omega) => omega ?? null),
    overstatement_assorter: overstatements.map((omega) => (omega === undefined ? null : compared.value(omega))),
    test_upper_bound: compared.upperBound,
    ...(means.size > 0 ? { pool_means: Object.fromEntries(means) } : {}),
  });
}

function pooledCards(cvrs: readonly CardInput[]) {
  return cvrs.flatMap(({ reading, pool }) => (pool === undefined ? [] : [{ pool, cvr: reading }]));
}

function readCard(value: unknown, path: string): CardInput {
  const card = readFields(value, path);
  return {
    reading: readReading(card),
    pool: card.has('pool') && card.flag('pool') ? card.text('pool_id') : undefined,
  };
}

function readReading(card: Fields): CardReading {
  if (card.has('phantom') && card.flag('phantom')) return { kind: 'phantom' };
  if (!card.has('votes')) return { kind: 'contest-absent' };
  return { kind: 'votes', votes: readVotes(card.fields('votes')) };
}

function readVotes(votes: Fields): Votes {
  return new Map(votes.names().map((choice) => [choice, readNumber(votes.value(choice), `${votes.path}.${choice}`)]));
}

function readIrvAssorter(assertion: Fields): Answer<Assorter> {
  const winner = assertion.text('winner');
  const loser = assertion.text('loser');
  const kind = assertion.text('assertion_type');
  if (kind === 'WINNER_ONLY') return answer(notEliminatedBeforeAssorter({ winner, loser }));
  if (kind === 'IRV_ELIMINATION') {
    const eliminated = assertion.list('already_eliminated', readText);
    return answer(notEliminatedNextAssorter({ winner, loser, eliminated }));
  }
  throw new InputNotUnderstood('assertion-type-unknown', { path: assertion.path });
}
