import { type Answer, refuse } from '../answer.ts';
import { assertionTestMethods } from './assertion-tests.ts';
import { bravoMethods } from './bravo.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { combinedBatchMethods } from './combined-batches.ts';
import { contestMethods } from './contest.ts';
import { contractMethods } from './contract.ts';
import { macroMethods } from './macro.ts';
import { minervaMethods } from './minerva.ts';
import { opportunisticMethods } from './opportunistic.ts';
import { outcomeMethods } from './outcomes.ts';
import { pollingUniverseMethods } from './polling-universe.ts';
import { providenceMethods } from './providence.ts';
import { raireMethods } from './raire.ts';
import { InputNotUnderstood } from './read-fields.ts';
import { samplingMethods } from './sampling.ts';
import { shangrlaMethods } from './shangrla.ts';
import { suiteMethods } from './suite.ts';
import { superSimpleMethods } from './super-simple.ts';
import { superSimpleUniverseMethods } from './super-simple-universe.ts';
import { universeMethods } from './universe.ts';

/** Every family of methods; a family adds its line here. */
const families: readonly (readonly CalculateMethod[])[] = [
  assertionTestMethods,
  bravoMethods,
  combinedBatchMethods,
  contestMethods,
  contractMethods,
  macroMethods,
  minervaMethods,
  opportunisticMethods,
  outcomeMethods,
  pollingUniverseMethods,
  providenceMethods,
  raireMethods,
  samplingMethods,
  shangrlaMethods,
  suiteMethods,
  superSimpleMethods,
  superSimpleUniverseMethods,
  universeMethods,
];

const methodsByName = new Map(families.flat().map((method) => [method.name, method]));

/** Every method that can be asked by name, with where it comes from. */
export function methods(): readonly Pick<CalculateMethod, 'name' | 'citation'>[] {
  return families.flat().map(({ name, citation }) => ({ name, citation }));
}

/**
 * Computes one method by name from an input as it stands in JSON.
 *
 * Anything the method cannot read, and any name that is not in `methods()`, is a refusal. A mistake of ours throws.
 */
export function calculate(methodName: string, input: unknown): Answer<unknown> {
  const method = methodsByName.get(methodName);
  if (!method) return refuse('method-unknown', 'method-unknown', { method: methodName });
  try {
    return method.run(input);
  } catch (error) {
    if (!(error instanceof InputNotUnderstood)) throw error;
    const { reason, data } = error;
    return { ok: false, error: { code: 'input-not-understood', reason, data } };
  }
}
