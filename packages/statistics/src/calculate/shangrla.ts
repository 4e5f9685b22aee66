import { type Answer, answer, refuse } from '../answer.ts';
import {
  type ShangrlaHistory,
  shangrlaAlpha,
  shangrlaBetting,
  shangrlaKaplanKolmogorov,
  shangrlaKaplanMarkov,
  shangrlaKaplanWald,
  shangrlaSampleSize,
  shangrlaWaldSprt,
} from '../compatibility/shangrla.ts';
import { alphaRisk } from '../risk/alpha.ts';
import {
  comparisonOptimal,
  comparisonOptimalMean,
  type EstimateAlternative,
  fixedAlternative,
  truncatedShrinkage,
} from '../risk/alternative-estimator.ts';
import { approximateGrapa, bettingRisk, fixedBet, type StartBetting } from '../risk/betting.ts';
import { kaplanKolmogorovRisk } from '../risk/kaplan-kolmogorov.ts';
import { kaplanMarkovRisk } from '../risk/kaplan-markov.ts';
import { kaplanWaldRisk } from '../risk/kaplan-wald.ts';
import { conditionalMean, type MeanHypothesis } from '../risk/mean-hypothesis.ts';
import type { MeanSample, MeanTestResult } from '../risk/mean-test.ts';
import { waldSprtRisk } from '../risk/wald-sprt.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { type Fields, readFields, readNumber } from './read-fields.ts';
import { shangrlaAssorterMethods } from './shangrla-assorters.ts';

const ALPHA = 'Stark 2023, ALPHA, Annals of Applied Statistics 17(1), arXiv:2201.02707.';
const BETTING = 'Waudby-Smith, Stark & Ramdas 2021, RiLACS, arXiv:2107.11323.';
const KAPLAN = 'Stark 2020, SHANGRLA, arXiv:1911.10035.';

/** A test of a mean in its two forms: as SHANGRLA computes it, and as this product does. */
type TestPair = {
  readonly name: string;
  readonly citation: string;
  readonly published: (sample: Sample, parameters: Fields) => Answer<ShangrlaHistory>;
  readonly corrected: (sample: Sample, parameters: Fields) => Answer<MeanTestResult>;
};

type Sample = MeanSample & { readonly values: readonly number[] };

const alphaWith = (name: string, estimator: (parameters: Fields) => EstimateAlternative): TestPair => ({
  name: `shangrla.alpha.${name}`,
  citation: ALPHA,
  published: (sample, parameters) => shangrlaAlpha(sample, estimator(parameters)),
  corrected: (sample, parameters) => alphaRisk(sample, estimator(parameters)),
});

const bettingWith = (name: string, bettor: (parameters: Fields) => StartBetting): TestPair => ({
  name: `shangrla.betting.${name}`,
  citation: BETTING,
  published: (sample, parameters) => shangrlaBetting(sample, bettor(parameters)),
  corrected: (sample, parameters) => bettingRisk(sample, bettor(parameters)),
});

const tests: readonly TestPair[] = [
  alphaWith('shrink_trunc', readShrinkage),
  alphaWith('fixed_alternative', (parameters) => fixedAlternative(parameters.number('eta'))),
  {
    ...alphaWith('optimal_comparison', (parameters) =>
      comparisonOptimal({ twoVoteRate: parameters.number('error_rate_2') }),
    ),
    published: (sample, parameters) =>
      shangrlaAlpha(sample, asPublishedComparisonOptimal(parameters.number('error_rate_2'))),
  },
  bettingWith('fixed', (parameters) => fixedBet(parameters.number('lam'))),
  bettingWith('agrapa', readGrapa),
  {
    name: 'shangrla.kaplan_markov',
    citation: 'Stark 2009, IEEE Transactions on Information Forensics and Security 4(4).',
    published: (sample, parameters) => shangrlaKaplanMarkov(sample, readPadding(parameters), readOrder(parameters)),
    corrected: (sample, parameters) => kaplanMarkovRisk(inOrder(sample, parameters), readPadding(parameters)),
  },
  {
    name: 'shangrla.kaplan_wald',
    citation: KAPLAN,
    published: (sample, parameters) => shangrlaKaplanWald(sample, readPadding(parameters), readOrder(parameters)),
    corrected: (sample, parameters) => kaplanWaldRisk(inOrder(sample, parameters), readPadding(parameters)),
  },
  {
    name: 'shangrla.kaplan_kolmogorov',
    citation: KAPLAN,
    published: (sample, parameters) => shangrlaKaplanKolmogorov(sample, readPadding(parameters), readOrder(parameters)),
    corrected: (sample, parameters) => kaplanKolmogorovRisk(inOrder(sample, parameters), readPadding(parameters)),
  },
  {
    name: 'shangrla.wald_sprt',
    citation: 'Wald 1945, Annals of Mathematical Statistics 16(2).',
    published: (sample, parameters) => shangrlaWaldSprt(sample, fixedAlternative(parameters.number('eta'))),
    corrected: (sample, parameters) => waldSprtRisk(inOrder(sample, parameters), parameters.number('eta')),
  },
];

/** SHANGRLA: tests of means, their sizes, and the assorters whose means they test. */
export const shangrlaMethods: readonly CalculateMethod[] = [
  ...tests.flatMap(bothForms),
  {
    name: 'shangrla.eta_sequence.shrink_trunc',
    citation: ALPHA,
    run: (input) => shrinkageSequence(readFields(input)),
  },
  {
    name: 'shangrla.sample_size.shrink_trunc',
    citation: ALPHA,
    run(input) {
      const fields = readFields(input);
      const estimator = readShrinkage(fields.fields('params'));
      const size = shangrlaSampleSize(readSample(fields), estimator, fields.number('alpha'));
      return size.ok ? answer({ value: size.value }) : size;
    },
  },
  ...shangrlaAssorterMethods,
];

function bothForms({ name, citation, published, corrected }: TestPair): readonly CalculateMethod[] {
  const readBoth = (input: unknown) => {
    const fields = readFields(input);
    return { sample: readSample(fields), parameters: fields.fields('params') };
  };
  return [
    {
      name,
      citation,
      run(input) {
        const { sample, parameters } = readBoth(input);
        const measured = published(sample, parameters);
        if (!measured.ok) return measured;
        return answer({ p_value: measured.value.pValue, p_history: measured.value.pHistory });
      },
    },
    {
      name: `${name}.corrected`,
      citation,
      run(input) {
        const { sample, parameters } = readBoth(input);
        const measured = corrected(sample, parameters);
        if (!measured.ok) return measured;
        return answer({ p_value: measured.value.pValue, p_history: [...measured.value.pValues] });
      },
    },
  ];
}

function shrinkageSequence(fields: Fields): Answer<unknown> {
  const { values, hypothesis } = readSample(fields);
  const estimator = readShrinkage(fields.fields('params'))(hypothesis);
  const left = conditionalMean(hypothesis);
  const eta = values.map((value) => {
    const alternative = estimator.next(left.mean());
    estimator.observe(value);
    left.observe(value);
    return alternative;
  });
  if (eta.some(Number.isNaN)) {
    return refuse('parameter-out-of-range', 'formula-gives-no-number');
  }
  return answer({ eta });
}

/** `alpha` is not part of a p-value's input, and 0 leaves the p-value as it is. */
function readSample(fields: Fields): Sample {
  return { values: fields.list('x', readNumber), hypothesis: readHypothesis(fields), riskLimit: 0 };
}

function readHypothesis(fields: Fields): MeanHypothesis {
  return {
    upperBound: fields.number('u'),
    nullMean: fields.has('t') ? fields.number('t') : 0.5,
    populationSize: fields.has('N') ? fields.number('N') : Number.POSITIVE_INFINITY,
  };
}

function readShrinkage(parameters: Fields): EstimateAlternative {
  return truncatedShrinkage({
    ...(parameters.has('eta') ? { initialMean: parameters.number('eta') } : {}),
    ...(parameters.has('d') ? { weight: parameters.number('d') } : {}),
    ...(parameters.has('c') ? { distance: parameters.number('c') } : {}),
    ...(parameters.has('f') ? { boundWeight: parameters.number('f') } : {}),
    ...(parameters.has('minsd') ? { leastDeviation: parameters.number('minsd') } : {}),
  });
}

function readGrapa(parameters: Fields): StartBetting {
  return approximateGrapa({
    firstStake: parameters.number('lam'),
    capFirst: parameters.number('c_grapa_0'),
    capLast: parameters.number('c_grapa_max'),
    capGrowth: parameters.number('c_grapa_grow'),
  });
}

/** The formula's value as it is, even where it leaves 0..u. */
function asPublishedComparisonOptimal(twoVoteRate: number): EstimateAlternative {
  return ({ upperBound }) => {
    const alternative = comparisonOptimalMean(upperBound, twoVoteRate);
    return { next: () => alternative, observe: () => {} };
  };
}

function readPadding(parameters: Fields): number {
  return parameters.has('g') ? parameters.number('g') : 0;
}

function readOrder(parameters: Fields): 'random' | 'not-random' {
  return !parameters.has('random_order') || parameters.flag('random_order') ? 'random' : 'not-random';
}

function inOrder(sample: Sample, parameters: Fields): Sample {
  return { ...sample, drawingOrder: readOrder(parameters) === 'random' ? 'known' : 'unknown' };
}
