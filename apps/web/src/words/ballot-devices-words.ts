import { defineWords, type Say } from '@plumbline/words/define-words';
import { ballotDevices } from '@plumbline/words/en/screens/ballot-devices';
import { wordsHook } from './words-hook.ts';

export const useBallotDevicesWords = wordsHook(defineWords({ en: ballotDevices }));
export type BallotDevicesWords = Say<typeof ballotDevices>;
