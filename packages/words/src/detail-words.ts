import type { SampleRefusal } from '@plumbline/audit';
import { ballotRefusalSaying, type RefusalOfBallotRoom } from './ballot-refusal-words.ts';
import { defineWords, type Saying, sayings } from './define-words.ts';
import { ballotRefusals } from './en/ballot-refusals.ts';
import { sampleRefusals } from './en/samples.ts';
import { details as ofServer } from './en/server/details.ts';
import { statisticsRefusals } from './en/statistics/refusals.ts';
import type { DeclinedMethod } from './statistics-words.ts';

const details = {
  ...ofServer,
  ballotRoom: ballotRefusals,
  sample: sampleRefusals,
  declined: statisticsRefusals,
} as const;

/** Says what the server advises. */
export const detailWords = defineWords({ en: details });

/** What the server has to advise: `detail('sessionNotOpen')`. */
export const detail = sayings(details);

/** What is to be said of a refusal of a ballot room. */
export function ballotRefusal(refusal: RefusalOfBallotRoom): Saying {
  const { sentence, filling } = ballotRefusalSaying(refusal);
  return { sentence: `ballotRoom.${sentence}`, filling };
}

/** What is to be said of a method of the statistics that declined. */
export function declinedDetail({ reason, data }: DeclinedMethod): Saying {
  return { sentence: `declined.${reason}`, filling: data };
}

/** What is to be said of a contest that cannot be sampled or measured. */
export function sampleDetail(refusal: SampleRefusal): Saying {
  const reason = sampleReason(refusal);
  return refusal.contest === '' ? reason : detail('ofContest', { contest: refusal.contest, reason });
}

function sampleReason(refusal: SampleRefusal): Saying {
  switch (refusal.code) {
    case 'method-declined':
      return declinedDetail(refusal.why);
    case 'no-size':
      return detail('sample.no-size', { population: refusal.population });
    case 'size-above-population': {
      const { asked, population, stratum } = refusal;
      if (stratum !== undefined) return detail(`sample.size-above-stratum.${stratum}`, { asked, population });
      return detail('sample.size-above-population', { asked, population });
    }
    default:
      return detail(`sample.${refusal.code}`);
  }
}
