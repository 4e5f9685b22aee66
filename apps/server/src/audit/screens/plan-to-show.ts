import type { QueryOutput } from '@plumbline/api';
import { cvrPlanOf, kindOf, type Plan } from '@plumbline/audit';

/** The parts of the plan that its pages show. */
export function planToShow(plan: Plan): QueryOutput<'plan'>['plan'] {
  const { jurisdictions, contests, settings, withoutBallots, roundSizes, extraBatches, rules } = plan;
  return {
    jurisdictions: [...jurisdictions],
    contests: [...contests],
    settings: settings && {
      ...settings,
      doubleEntry: settings.doubleEntry === true,
      boardsOfTwo: settings.boardsOfTwo === true,
    },
    withoutBallots: [...withoutBallots],
    rules: rules === undefined ? null : { ...rules, texts: [...rules.texts], chosen: [...rules.chosen] },
    extraBatches:
      extraBatches === undefined
        ? null
        : { required: [...extraBatches.required], onePerJurisdiction: extraBatches.onePerJurisdiction },
    assertions: assertionsToShow(plan),
    cvrs: cvrsToShow(plan),
    roundSizes:
      roundSizes === undefined
        ? null
        : Object.fromEntries(Object.entries(roundSizes).map(([contest, sizes]) => [contest, [...sizes]])),
  };
}

function assertionsToShow({ assertions }: Plan): QueryOutput<'plan'>['plan']['assertions'] {
  if (assertions === undefined) return null;
  return Object.fromEntries(
    Object.entries(assertions).map(([contest, found]) => [
      contest,
      {
        mayWin: [...found.mayWin],
        assertions: found.assertions.map((one) => ({ ...one, eliminated: [...one.eliminated] })),
      },
    ]),
  );
}

function cvrsToShow(plan: Plan): QueryOutput<'plan'>['plan']['cvrs'] {
  if (kindOf(plan).comparedWith !== 'cvrs') return null;
  const { defined, cardStyles } = cvrPlanOf(plan);
  return { defined: defined === null ? null : [...defined], cardStyles };
}
