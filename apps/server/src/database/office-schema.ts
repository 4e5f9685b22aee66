import type { ColumnType, Generated } from 'kysely';

/** People and their access, the list of audits, and what is kept beside the log: the tables of `0002-office.sql` and after. */
export type OfficeSchema = {
  readonly organization: OrganizationTable;
  readonly person: PersonTable;
  readonly organization_administrator: OrganizationAdministratorTable;
  readonly election: ElectionTable;
  readonly election_jurisdiction: ElectionJurisdictionTable;
  readonly audit: AuditTable;
  readonly audit_jurisdiction: AuditJurisdictionTable;
  readonly jurisdiction_manager: JurisdictionManagerTable;
  readonly board_link: BoardLinkTable;
  readonly last_sign_in: LastSignInTable;
  readonly upload: UploadTable;
  readonly web_session: WebSessionTable;
  readonly sessions_ended: SessionsEndedTable;
  readonly sign_in_code: SignInCodeTable;
  readonly known_device: KnownDeviceTable;
  readonly guessing_alert: GuessingAlertTable;
  readonly sign_in_link: SignInLinkTable;
  readonly message: MessageTable;
  readonly draw_job: DrawJobTable;
  readonly server_secret: ServerSecretTable;
  readonly free_text: FreeTextTable;
  readonly second_factor: SecondFactorTable;
  readonly recovery_code: RecoveryCodeTable;
  readonly recovery_code_list: RecoveryCodeListTable;
  readonly second_factor_offer: SecondFactorOfferTable;
  readonly wrong_second_factor: WrongSecondFactorTable;
  readonly account_sign_in: AccountSignInTable;
  readonly ballot_room_member: BallotRoomMemberTable;
  readonly audit_observer: AuditObserverTable;
  readonly support_consent: SupportConsentTable;
  readonly help_contact: HelpContactTable;
  readonly audit_page: AuditPageTable;
  readonly office_map: OfficeMapTable;
  readonly own_word: OwnWordTable;
  readonly notice_off: NoticeOffTable;
  readonly kept_report: KeptReportTable;
  readonly file_job: FileJobTable;
  readonly help_file: HelpFileTable;
  readonly room_plan: RoomPlanTable;
  readonly notice_hours: NoticeHoursTable;
  readonly notice_read: NoticeReadTable;
  readonly notice_told: NoticeToldTable;
  readonly joint_session: JointSessionTable;
  readonly tally_link: TallyLinkTable;
  readonly tally_entry: TallyEntryTable;
  readonly tally_name: TallyNameTable;
  readonly room_text: RoomTextTable;
};

type BallotRoomMemberTable = {
  readonly election_id: string;
  readonly jurisdiction: string;
  readonly person_id: string;
};

type AuditObserverTable = {
  readonly audit_id: string;
  readonly person_id: string;
  readonly invited_at: Date;
  readonly until: Date;
};

type SupportConsentTable = {
  readonly id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly mode: 'read' | 'act';
  readonly given_by: string;
  readonly given_at: Date;
  readonly until: Date;
  readonly ended_at: ColumnType<Date | null, Date | null, Date>;
};

type OwnWordTable = {
  readonly organization_id: string;
  readonly noun: string;
  readonly one: string;
  readonly other: string;
};

type HelpContactTable = {
  readonly organization_id: string;
  readonly name: string;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly hours: string | null;
};

type AuditPageTable = {
  readonly audit_id: string;
  readonly published_by: string;
  readonly published_at: Date;
};

type OfficeMapTable = {
  readonly organization_id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly set_by: string;
  readonly set_at: Date;
};

type TallyLinkTable = {
  readonly audit_id: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly rotation: number;
  readonly token_sha256: string;
  readonly is_open: boolean;
  readonly made_at: Date;
};

type TallyEntryTable = {
  readonly id: string;
  readonly audit_id: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly people_digest: string;
  readonly people: readonly string[] | null;
  readonly asked_at: Date;
  readonly wrong_numbers: number;
  readonly state: 'waiting' | 'confirmed' | 'rejected' | 'ended';
  readonly state_at: Date;
};

type TallyNameTable = {
  readonly entry_id: string;
  readonly salt: string;
  readonly people: readonly string[];
  readonly command_id: string;
};

type KeptReportTable = {
  readonly id: string;
  readonly number: Generated<number>;
  readonly audit_id: string | null;
  readonly jurisdiction: string | null;
  readonly kind: string;
  readonly form: string;
  readonly with_addresses: boolean;
  readonly stand: string;
  readonly head_number: number;
  readonly head_hash: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly person_id: string | null;
  readonly at: Date;
  readonly forgotten: Generated<boolean>;
  readonly asked: Generated<string>;
  readonly election_id: string | null;
};

type FileJobTable = {
  readonly id: string;
  readonly number: Generated<number>;
  readonly audit_id: string | null;
  readonly jurisdiction: string | null;
  readonly file: Json;
  readonly with_addresses: boolean;
  readonly person_id: string;
  readonly state: 'waiting' | 'running' | 'failed' | 'cancelled';
  readonly pages: number | null;
  readonly progress: number;
  readonly message: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly election_id: string | null;
  readonly for_asker: Generated<boolean>;
};

type HelpFileTable = {
  readonly request_id: string;
  readonly audit_id: string;
  readonly jurisdiction: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly issues: Json;
  readonly issue_count: number;
  readonly kept_until: Date | null;
};

type NoticeOffTable = { readonly person_id: string; readonly kind: string };

type NoticeHoursTable = { readonly audit_id: string; readonly hours: number };

type NoticeReadTable = { readonly chain: string; readonly number: number };

type NoticeToldTable = { readonly about: string; readonly at: Date };

type JointSessionTable = {
  readonly token_sha256: string;
  readonly election_id: string;
  readonly jurisdiction: string;
  readonly person_id: string;
  readonly joined_at: Date;
};

/** The salt and the text are there until it is redacted, and the last three columns from then on. */
type RoomTextTable = {
  readonly digest: string;
  readonly election_id: string;
  readonly jurisdiction: string;
  readonly salt: string | null;
  readonly text: string | null;
  readonly redacted_at: Date | null;
  readonly redacted_by: string | null;
  readonly reason: string | null;
};

type AccountSignInTable = {
  readonly state_sha256: string;
  readonly browser_sha256: string;
  readonly sealed: Buffer;
  readonly made_at: Date;
};

type SecondFactorTable = {
  readonly id: string;
  readonly person_id: string;
  readonly kind: 'authenticator' | 'passkey';
  readonly sealed_secret: Buffer | null;
  readonly credential_id: string | null;
  readonly public_key: Buffer | null;
  readonly counter: Generated<number>;
  readonly added_at: Date;
  readonly last_used_at: ColumnType<Date | null, Date | undefined, Date>;
};

type RecoveryCodeTable = {
  readonly person_id: string;
  readonly code_sha256: string;
  readonly used_at: ColumnType<Date | null, Date | undefined, Date>;
};

type RecoveryCodeListTable = { readonly person_id: string; readonly sealed: Buffer; readonly made_at: Date };

type SecondFactorOfferTable = {
  readonly token_sha256: string;
  readonly person_id: string;
  readonly purpose: 'add' | 'answer';
  readonly kind: 'authenticator' | 'passkey';
  readonly sealed: Buffer;
  readonly made_at: Date;
};

type WrongSecondFactorTable = {
  readonly number: Generated<number>;
  readonly person_id: string;
  readonly kind: 'authenticator' | 'passkey' | 'recovery-code';
  readonly at: Date;
};

/** The salt and the text are there until it is redacted, and the last three columns from then on. */
type FreeTextTable = {
  readonly digest: string;
  readonly audit_id: string;
  readonly jurisdiction: string | null;
  readonly salt: string | null;
  readonly text: string | null;
  readonly redacted_at: Date | null;
  readonly redacted_by: string | null;
  readonly reason: string | null;
};

type OrganizationTable = { readonly id: string; readonly name: string; readonly default_state: string | null };

type PersonTable = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly created_at: Date;
};

type OrganizationAdministratorTable = { readonly organization_id: string; readonly person_id: string };

type ElectionTable = {
  readonly id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly date: string | null;
  readonly state: string | null;
  readonly created_at: Date;
  readonly named_by_audit: boolean;
};

type ElectionJurisdictionTable = { readonly id: string; readonly election_id: string; readonly name: string };

type AuditJurisdictionTable = { readonly audit_id: string; readonly jurisdiction_id: string };

type AuditTable = {
  readonly id: string;
  readonly organization_id: string;
  readonly election_id: string;
  readonly name: string;
  readonly type: string;
  readonly phase: string;
  readonly round: number | null;
  readonly outcome: string | null;
  readonly created_at: Date;
  readonly deleted_at: Date | null;
};

type JurisdictionManagerTable = { readonly jurisdiction_id: string; readonly person_id: string };

type BoardLinkTable = {
  readonly audit_id: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly board: string;
  readonly board_id: string;
  readonly rotation: Generated<number>;
  readonly link_rotation: Generated<number>;
  readonly wrong_pins: Generated<number>;
  readonly token_sha256: string;
};

type LastSignInTable = { readonly person_id: string; readonly at: Date };

type UploadTable = {
  readonly id: string;
  readonly audit_id: string;
  readonly jurisdiction: string | null;
  readonly kind: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly person_id: string;
  readonly at: Date;
  readonly findings: Json;
  readonly confirmed: Generated<boolean>;
  readonly number: Generated<number>;
};

type WebSessionTable = {
  readonly token_sha256: string;
  readonly person_id: string | null;
  readonly board_id: string | null;
  readonly rotation: number | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly id: Generated<string>;
  readonly device: string | null;
  readonly address: string | null;
  readonly opened_by: ColumnType<'code' | 'link' | 'account', 'code' | 'link' | 'account' | undefined, never>;
  readonly proven_at: ColumnType<Date | null, Date | null | undefined, Date>;
  readonly tally_entry_id: ColumnType<string | null, string | null | undefined, never>;
};

type SessionsEndedTable = { readonly person_id: string; readonly at: Date };

type SignInCodeTable = {
  readonly id: string;
  readonly number: Generated<number>;
  readonly email: string;
  readonly device_sha256: string | null;
  readonly code_sha256: string;
  readonly issued_at: Date;
  readonly attempts: Generated<number>;
  readonly used_at: ColumnType<Date | null, Date | undefined, Date>;
};

type KnownDeviceTable = { readonly token_sha256: string; readonly person_id: string; readonly last_used_at: Date };

type GuessingAlertTable = { readonly organization_id: string; readonly level: number; readonly at: Date };

type SignInLinkTable = {
  readonly token_sha256: string;
  readonly person_id: string | null;
  readonly board_id: string | null;
  readonly created_at: Date;
  readonly used_at: Date | null;
};

type MessageTable = {
  readonly number: Generated<number>;
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly created_at: Date;
  readonly is_notice: Generated<boolean>;
};

type DrawJobTable = {
  readonly number: Generated<number>;
  readonly id: string;
  readonly audit_id: string;
  readonly round: number;
  readonly sample_sizes: Json;
  readonly strata: ColumnType<unknown, string | null, string | null>;
  readonly person_id: string;
  readonly state: 'waiting' | 'running' | 'failed' | 'done';
  readonly progress: Generated<number>;
  readonly message: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
};

type ServerSecretTable = { readonly name: string; readonly secret: Buffer };

/** Any JSON; `pg` parses it, and sends what it is given as JSON text. */
type Json = ColumnType<unknown, string, string>;

type RoomPlanTable = {
  readonly audit_id: string;
  readonly jurisdiction: string;
  readonly part: string;
  readonly lines: unknown;
  readonly version: number;
  readonly day: ColumnType<string | null, string | null | undefined, string | null>;
};
