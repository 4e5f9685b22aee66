import type { HelpContact } from '@plumbline/api';
import type { AskedSizes } from '@plumbline/audit';
import { assertNever } from '@plumbline/prelude';
import type { OwnForms } from '@plumbline/words/office-nouns';
import type { Services } from '../services.ts';
import { removeAuditPage, storeAuditPage } from '../stores/audit-pages.ts';
import { addAudit, markAuditDeleted } from '../stores/audits.ts';
import { type BoardPlace, replaceBoardLink, replaceBoardPin, setWrongPins } from '../stores/board-links.ts';
import { addElection, changeElection, electionIdOfAudit } from '../stores/elections.ts';
import { storeHelpContact } from '../stores/help-contacts.ts';
import { addObserver, removeObserver } from '../stores/observers.ts';
import { type MapFile, removeOfficeMap, storeOfficeMap } from '../stores/office-maps.ts';
import { organizationOfChain } from '../stores/organizations.ts';
import { storeOwnWords } from '../stores/own-words.ts';
import { recordSignIn } from '../stores/people.ts';
import type { Writer } from '../stores/store.ts';
import { addSupportConsent, endSupportConsent } from '../stores/support-consents.ts';
import {
  addTallyEntry,
  closeTallyLink,
  countWrongNumber,
  putTallyLink,
  setTallyEntryState,
  type TallyPlace,
} from '../stores/tally-entries.ts';
import type { SaltedNames } from '../stores/tally-names.ts';
import { boardToken, digestOfToken, tallyToken } from '../stores/token.ts';
import { type ListedFile, projectParticipants, type ReadManagers } from './project-participants.ts';

/** What the log of an organization records. */
export type OrganizationEvent =
  | { readonly type: 'sign-in-code-sent'; readonly personId: string }
  | {
      readonly type: 'organization-entered';
      readonly name: string;
      readonly defaultState: string | null;
      /** Of the secret that links are made with: an exchanged one would show. */
      readonly secretSha256: string;
    }
  /** The first step was done; an administrator is asked for the second factor. */
  | { readonly type: 'sign-in-begun'; readonly personId: string; readonly by: 'code' | 'account' }
  /** `link`: the digest of the printed link that was used up, if it was by one. `factor`: the second factor that was given. */
  | { readonly type: 'signed-in'; readonly personId: string; readonly link?: string; readonly factor?: FactorKind }
  | { readonly type: 'second-factor-confirmed'; readonly personId: string; readonly factor: FactorKind }
  | {
      readonly type: 'second-factor-refused';
      readonly personId: string;
      readonly factor: FactorKind;
      readonly reason: 'wrong' | 'used' | 'locked';
    }
  /** `factorDigest` stands for the secret of an app or the key of a passkey: an exchanged one would show. */
  | {
      readonly type: 'second-factor-added';
      readonly personId: string;
      readonly factorId: string;
      readonly kind: 'authenticator' | 'passkey';
      readonly factorDigest: string;
    }
  | { readonly type: 'second-factor-removed'; readonly personId: string; readonly factorId: string }
  /** `codesDigest` stands for the whole list. */
  | { readonly type: 'recovery-codes-made'; readonly personId: string; readonly codesDigest: string }
  /** Every factor and code of the person ended. Who did it is the actor of the entry. */
  | { readonly type: 'second-factor-reset'; readonly personId: string }
  | { readonly type: 'sign-in-refused'; readonly personId: string; readonly reason: SignInRefused }
  | { readonly type: 'guessing-noticed'; readonly tries: number; readonly addresses: number }
  /** Who ended them is the actor of the entry: the person, or an administrator. */
  | { readonly type: 'sessions-ended'; readonly personId: string; readonly sessions: number }
  | { readonly type: 'board-signed-in'; readonly boardId: string; readonly link?: string }
  | {
      readonly type: 'sign-in-link-made';
      readonly tokenSha256: string;
      readonly personId?: string;
      readonly boardId?: string;
    }
  | { readonly type: 'sign-in-links-withdrawn' }
  /** `personDigest` stands for the address and the name, which the log does not carry. */
  | { readonly type: 'administrator-added'; readonly personId: string; readonly personDigest?: string }
  | { readonly type: 'administrator-recorded'; readonly personId: string; readonly personDigest: string }
  /** A person was let into a ballot room. `personDigest` stands for the address and the name at that time. */
  | ({
      readonly type: 'ballot-room-account-added';
      readonly personId: string;
      readonly personDigest: string;
    } & RoomPlace)
  /** Somebody may watch an audit until then. `personDigest` stands for the address and the name at that time. */
  | {
      readonly type: 'observer-invited';
      readonly auditId: string;
      readonly personId: string;
      readonly personDigest: string;
      readonly until: string;
    }
  | { readonly type: 'observer-ended'; readonly auditId: string; readonly personId: string }
  /** Everybody may read the page of the audit, which `personId` published. */
  | { readonly type: 'audit-page-published'; readonly auditId: string; readonly personId: string }
  | { readonly type: 'audit-page-withdrawn'; readonly auditId: string }
  /** Support was let in until then, by the administrator `givenBy`. `personDigest` stands for the address and the name at that time. */
  | {
      readonly type: 'support-consented';
      readonly consentId: string;
      readonly personId: string;
      readonly personDigest: string;
      readonly mode: 'read' | 'act';
      readonly givenBy: string;
      readonly until: string;
    }
  | { readonly type: 'support-ended'; readonly consentId: string; readonly personId: string }
  /** Whom the people of the office call. It is there to be seen by everybody, so it stands in the log as it is. */
  | { readonly type: 'help-contact-set'; readonly contact: HelpContact | null }
  /** The office looks at its jurisdictions on this map, which `personId` sent. */
  | { readonly type: 'office-map-set'; readonly file: MapFile; readonly personId: string }
  | { readonly type: 'office-map-removed' }
  /** Which of our nouns the office calls otherwise: a later version may have more. */
  | { readonly type: 'own-words-set'; readonly words: Readonly<Record<string, OwnForms>> }
  /** Two people, by their accounts, act together at one device; the second one gave a code of their own. */
  | ({ readonly type: 'joint-session-begun' } & JointSession)
  | ({ readonly type: 'joint-session-ended' } & JointSession)
  | ({ readonly type: 'election-created' } & ElectionDescription)
  | ({ readonly type: 'election-changed' } & ElectionDescription)
  /** Without an election, from before there were any: the audit has one of its own, called as its settings say. */
  | {
      readonly type: 'audit-added';
      readonly auditId: string;
      readonly name: string;
      readonly auditType: string;
      readonly electionId?: string;
    }
  /** The jurisdictions that an audit takes of its election. Who manages them is in the file, and not in the log. */
  | {
      readonly type: 'jurisdictions-listed';
      readonly electionId: string;
      readonly auditId: string;
      readonly file: ListedFile & { readonly bytes: number };
      readonly jurisdictions: readonly string[];
    }
  | { readonly type: 'audit-deleted'; readonly auditId: string }
  | {
      readonly type: 'board-link-replaced';
      readonly auditId: string;
      readonly jurisdiction: string;
      readonly round: number;
      readonly board: string;
      readonly rotation: number;
    }
  /** Another PIN for the same link. */
  | ({ readonly type: 'board-pin-replaced'; readonly rotation: number } & BoardPlace)
  /** Somebody who has the link of a board typed another PIN; `wrong` so many times by now, since it was made. */
  | ({ readonly type: 'board-pin-refused'; readonly wrong: number } & BoardPlace)
  /** A link by which computers ask to enter tallies, or another in the place of one: whoever asked by that is out. */
  | ({ readonly type: 'tally-link-made'; readonly rotation: number } & TallyPlace)
  /** The tallies are final, or the launch was taken back: nobody asks any more, and whoever entered tallies is out. */
  | ({ readonly type: 'tally-link-closed' } & TallyPlace)
  /**
   * One or two people asked at a computer, which has a session from then on. `peopleDigest` stands for their names: anybody can type any
   * there, so they stand in no log before a manager has seen who sits at that computer.
   */
  | ({ readonly type: 'tally-entry-asked'; readonly peopleDigest: string } & TallyEntry)
  /** A manager typed a number that the computer does not show. */
  | ({ readonly type: 'tally-number-refused' } & TallyEntry)
  /** With the salt anybody can tell that these are the names with the digest. */
  | ({ readonly type: 'tally-entry-confirmed' } & SaltedNames & TallyEntry)
  /** By a manager, or because too many wrong numbers were typed. */
  | ({ readonly type: 'tally-entry-rejected' } & TallyEntry)
  /** Who ended it is the actor of the entry: a manager, or whoever sat at the computer. */
  | ({ readonly type: 'tally-entry-ended' } & TallyEntry)
  | {
      readonly type: 'round-launched';
      readonly auditId: string;
      readonly round: number;
      readonly sampleSizes: AskedSizes['sampleSizes'];
      /** Where cards with and without cast vote records are drawn apart. */
      readonly strata?: NonNullable<AskedSizes['strata']>;
    };

/** Why a first step was refused: a code, or an account whose address is not verified, or whose person administers nothing. */
type SignInRefused = 'wrong' | 'expired' | 'locked' | 'unverified' | 'not-administrator';

/** What can be given besides the first step of a sign-in. */
export type FactorKind = 'authenticator' | 'passkey' | 'recovery-code';

type TallyEntry = TallyPlace & { readonly entryId: string };

type RoomPlace = { readonly electionId: string; readonly jurisdiction: string };

type JointSession = RoomPlace & { readonly first: string; readonly second: string };

type ElectionDescription = {
  readonly electionId: string;
  readonly name: string;
  readonly date: string | null;
  readonly state: string | null;
};

/** What projecting takes besides the log. */
export type OfficeNeeds = Pick<Services, 'secret'> & { readonly participants: ReadManagers };

export async function projectOrganizationEvent(
  needs: OfficeNeeds,
  tx: Writer,
  event: OrganizationEvent,
  { at, chain }: { readonly at: Date; readonly chain: string },
): Promise<void> {
  switch (event.type) {
    case 'signed-in':
      return recordSignIn(tx, event.personId, at);
    case 'election-created':
      return addElection(
        tx,
        { ...event, organizationId: organizationOfChain(chain), createdAt: at },
        { namedByAudit: false },
      );
    case 'election-changed': {
      const { electionId, name, date, state } = event;
      return changeElection(tx, electionId, { name, date, state });
    }
    case 'audit-added': {
      const { auditId, name, electionId = electionIdOfAudit(auditId) } = event;
      const place = { electionId, organizationId: organizationOfChain(chain), createdAt: at };
      const own = { ...place, name, date: null, state: null };
      if (event.electionId === undefined) await addElection(tx, own, { namedByAudit: true });
      return addAudit(tx, { auditId, name, auditType: event.auditType, ...place });
    }
    case 'jurisdictions-listed':
      return projectParticipants(needs, tx, { ...event, at });
    case 'audit-deleted':
      return markAuditDeleted(tx, event.auditId, at);
    case 'board-link-replaced': {
      const tokenSha256 = digestOfToken(boardToken(needs.secret, event));
      return replaceBoardLink(tx, event, { rotation: event.rotation, tokenSha256 });
    }
    case 'board-pin-replaced':
      return replaceBoardPin(tx, event, event.rotation);
    case 'board-pin-refused':
      return setWrongPins(tx, event, event.wrong);
    case 'tally-link-made': {
      const tokenSha256 = digestOfToken(tallyToken(needs.secret, event));
      return putTallyLink(tx, event, { rotation: event.rotation, tokenSha256, at });
    }
    case 'tally-link-closed':
      return closeTallyLink(tx, event, at);
    case 'tally-entry-asked':
      return addTallyEntry(tx, { ...event, at });
    case 'tally-number-refused':
      return countWrongNumber(tx, event.entryId);
    case 'tally-entry-confirmed':
      return setTallyEntryState(tx, event.entryId, { state: 'confirmed', at, people: event.people });
    case 'tally-entry-rejected':
      return setTallyEntryState(tx, event.entryId, { state: 'rejected', at });
    case 'tally-entry-ended':
      return setTallyEntryState(tx, event.entryId, { state: 'ended', at });
    case 'observer-invited': {
      const { auditId, personId, until } = event;
      return addObserver(tx, { auditId, personId, at, until: new Date(until) });
    }
    case 'observer-ended':
      return removeObserver(tx, event.auditId, event.personId);
    case 'audit-page-published':
      return storeAuditPage(tx, event.auditId, { publishedBy: event.personId, publishedAt: at });
    case 'audit-page-withdrawn':
      return removeAuditPage(tx, event.auditId);
    case 'support-consented': {
      const { consentId, personId, mode, givenBy, until } = event;
      const organizationId = organizationOfChain(chain);
      const given = { mode, givenBy, givenAt: at, until: new Date(until) };
      return addSupportConsent(tx, { consentId, organizationId, personId, ...given });
    }
    case 'support-ended':
      return endSupportConsent(tx, event.consentId, at);
    case 'help-contact-set':
      return storeHelpContact(tx, organizationOfChain(chain), event.contact);
    case 'office-map-set':
      return storeOfficeMap(tx, organizationOfChain(chain), { ...event.file, setBy: event.personId, setAt: at });
    case 'office-map-removed':
      return removeOfficeMap(tx, organizationOfChain(chain));
    case 'own-words-set':
      return storeOwnWords(tx, organizationOfChain(chain), event.words);
    case 'organization-entered':
    case 'administrator-added':
    case 'administrator-recorded':
    case 'ballot-room-account-added':
    case 'joint-session-begun':
    case 'joint-session-ended':
    case 'sign-in-link-made':
    case 'sign-in-links-withdrawn':
    case 'sign-in-code-sent':
    case 'sign-in-refused':
    case 'sign-in-begun':
    case 'second-factor-confirmed':
    case 'second-factor-refused':
    case 'second-factor-added':
    case 'second-factor-removed':
    case 'recovery-codes-made':
    case 'second-factor-reset':
    case 'guessing-noticed':
    case 'sessions-ended':
    case 'board-signed-in':
    case 'round-launched':
      return;
    default:
      return assertNever(event);
  }
}
