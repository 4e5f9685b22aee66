import type { CountyFile, CountyFileProblem } from './county-file.ts';
import { batchesNotListed, batchesOf, unitsOf } from './county-units.ts';
import { explanationsOfNothing, explanationsOfOtherSign } from './explained-equations.ts';

/** What is wrong with the file of a county though each of its parts is as it should be: names that are there twice, and what is said of nothing. */
export function crossCheckCounty(file: CountyFile): readonly CountyFileProblem[] {
  return [...repetitions(file), ...daysTooMany(file), ...saidOfNothing(file)];
}

/** Two of one name could not be told apart. That two batches of the manifest share a name is for the gate to say. */
function repetitions({
  precincts,
  contests,
  containers = [],
  earlyVotingDates,
}: CountyFile): readonly CountyFileProblem[] {
  return [
    ...repeatedIn(precincts.map(({ precinct }) => precinct)).map((at) => `precincts[${at}].precinct`),
    ...repeatedIn(contests.map(({ name }) => name)).map((at) => `contests[${at}].name`),
    ...repeatedIn(containers.map(({ id }) => id)).map((at) => `containers[${at}].id`),
    ...repeatedIn(earlyVotingDates).map((at) => `earlyVotingDates[${at}]`),
  ].map((place) => ({ place, problem: 'repeated' }));
}

function repeatedIn(names: readonly string[]): readonly number[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));
}

/** A figure of a day that is in no list of days is a figure of no day. */
function daysTooMany({ earlyVoting, earlyVotingDates }: CountyFile): readonly CountyFileProblem[] {
  return Object.entries(earlyVoting).flatMap(([site, { tabs, checkins, ...lists }]) => {
    const { printed, spoiled, misprint, prov } = lists;
    const ofTabulators = Array.isArray(checkins) ? { checkins } : prefixed('checkins', checkins ?? {});
    const all = Object.entries({ printed, spoiled, misprint, prov, ...prefixed('tabs', tabs), ...ofTabulators });
    return all.flatMap(([name, days]): CountyFileProblem[] =>
      (days ?? []).length > earlyVotingDates.length
        ? [{ place: `earlyVoting.${site}.${name}`, problem: 'more-than-days' }]
        : [],
    );
  });
}

function prefixed<Value>(prefix: string, values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]));
}

/** A cause that stands at no unit would be lost without a word. */
function saidOfNothing(file: CountyFile): readonly CountyFileProblem[] {
  const batches = batchesOf(file);
  const units = unitsOf(file, batches);
  const known = new Set<string | null>([
    ...['county', ...units.map(({ unit }) => unit)],
    ...batches.flatMap(({ name, container, channel }) => [name, container, channel]),
    ...batchesNotListed(file).map(({ name }) => name),
  ]);
  const unknown = (place: string, unit: string): readonly CountyFileProblem[] =>
    known.has(unit) ? [] : [{ place, problem: 'unknown-unit' }];
  return [
    ...(file.explanations ?? []).flatMap(({ unit }, at) => unknown(`explanations[${at}].unit`, unit)),
    ...explanationsOfNothing(file, units, batches)
      .filter((at) => known.has(file.explanations?.[at]?.unit ?? ''))
      .map((at): CountyFileProblem => ({ place: `explanations[${at}]`, problem: 'explains-nothing' })),
    ...explanationsOfOtherSign(file, units, batches).map((at): CountyFileProblem => {
      return { place: `explanations[${at}].quantity`, problem: 'amount-does-not-fit' };
    }),
    ...Object.keys(file.countSources).flatMap((unit) => unknown(`countSources.${unit}`, unit)),
  ];
}
