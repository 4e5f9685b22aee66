import { defineWords } from '@plumbline/words/define-words';
import { roomPlan } from '@plumbline/words/en/screens/room-plan';
import { wordsHook } from './words-hook.ts';

export const useRoomPlanWords = wordsHook(defineWords({ en: roomPlan }));
