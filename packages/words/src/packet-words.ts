import { defineWords } from './define-words.ts';
import { packet } from './en/ballots/packet.ts';
import { ballotStandard } from './en/screens/ballot-standard.ts';

/** Says what the packet for a certifier says. */
export const packetWords = defineWords({ en: packet });

/** Says what the standard asks and what shows it: the same on the screen and in the packet. */
export const standardWords = defineWords({ en: ballotStandard });
