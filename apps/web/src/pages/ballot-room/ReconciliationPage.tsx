import type { QueryOutput } from '@plumbline/api';
import { EQUATION_IDS, EXPLANATION_CODES, type ExplanationCode, UNIT_STATUSES } from '@plumbline/ballot-management';
import {
  accountPlaceInWords,
  countSourceInWords,
  equationInWords,
  explanationInWords,
  lineInWords,
} from '@plumbline/words/ballot-accounts-words';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { SelectField } from '../../ui/Field.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { UNIT_SIGNS, UNIT_TONES } from './room-tones.ts';
import { rowsFound } from './rows-found.ts';
import { signedCount } from './signed-count.ts';

type Answer = QueryOutput<'ballot-reconciliation'>;
type Unit = Answer['units'][number];

/** Every equation at every place, with both its sides; net and gross apart; what explains a difference, and what is left over. */
export function ReconciliationPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const asked = useAsk('ballot-reconciliation', place);
  const [{ find, status }, change] = usePageSearch();
  return (
    <RoomPage place={place} title={say('pages.reconciliation')} lead={say('reconciliation.lead')} asked={asked}>
      {(answer) => {
        const ofStatus = status === undefined ? answer.units : answer.units.filter((unit) => unit.status === status);
        const found = rowsFound(ofStatus, find, (unit) => [
          unit.equation,
          equationInWords(unit.equation),
          unit.place,
          accountPlaceInWords(unit.place),
        ]);
        return (
          <div className="stack-wide">
            <dl className="room-figures">
              <Figure name={say('overview.net')} value={signedCount(answer.net)} />
              <Figure name={say('overview.gross')} value={formatCount(answer.gross)} />
              <Figure
                name={say('overview.residual')}
                value={formatCount(answer.residual)}
                isBad={answer.residual !== 0}
              />
            </dl>
            <RoomFilter label={say('reconciliation.find')} found={found.length} all={answer.units.length} />
            <SelectField
              label={say('overview.status')}
              name="status"
              value={status ?? ''}
              error={undefined}
              options={[
                { value: '', name: say('reconciliation.anyStatus') },
                ...UNIT_STATUSES.map((value) => ({ value, name: say(`statuses.${value}`) })),
              ]}
              onChange={(value) => change({ status: value === '' ? undefined : value })}
            />
            <ul className="room-units">
              {found.slice(0, SHOWN_MAX).map((unit) => (
                <UnitLine key={`${unit.equation} ${unit.place}`} place={place} unit={unit} />
              ))}
            </ul>
            {found.length > SHOWN_MAX && <p>{say('reconciliation.more', { count: found.length - SHOWN_MAX })}</p>}
          </div>
        );
      }}
    </RoomPage>
  );
}

/** More are found by narrowing the list. */
const SHOWN_MAX = 200;

function Figure(props: { readonly name: string; readonly value: string; readonly isBad?: boolean }) {
  return (
    <div className={props.isBad ? 'room-figure room-figure-bad' : 'room-figure'}>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}

function UnitLine(props: { readonly place: RoomPlace; readonly unit: Unit }) {
  const say = useBallotRoomWords();
  const { unit } = props;
  const { difference, residual } = unit;
  return (
    <li className="panel stack">
      <div className="row">
        <h2 className="room-unit-title">
          {accountPlaceInWords(unit.place)}: {equationInWords(unit.equation)}{' '}
          <span className="quiet">{unit.equation}</span>
        </h2>
        <Tag tone={UNIT_TONES[unit.status]} sign={UNIT_SIGNS[unit.status]}>
          {say(`statuses.${unit.status}`)}
        </Tag>
      </div>
      <p className="room-equation">
        <SideInWords side={unit.left} />
        <span> = </span>
        <SideInWords side={unit.right} />
      </p>
      <p>
        {say('reconciliation.differs', {
          difference: difference === null ? '–' : signedCount(difference),
          residual: residual === null ? '–' : signedCount(residual),
        })}
      </p>
      {unit.sources.length > 0 && (
        <p className="quiet">
          {say('reconciliation.sources', { sources: unit.sources.map((one) => countSourceInWords(one)).join(', ') })}
        </p>
      )}
      {unit.explanations.map((one) => (
        <ExplanationLine key={one.explanation} place={props.place} explanation={one} />
      ))}
      {difference !== null && (difference !== 0 || unit.explanations.length > 0) && (
        <UnitActs place={props.place} unit={unit} />
      )}
    </li>
  );
}

function ExplanationLine(props: { readonly place: RoomPlace; readonly explanation: Unit['explanations'][number] }) {
  const say = useBallotRoomWords();
  const { explanation, amount, code, by, linked, isConfirmed } = props.explanation;
  const kind = say(`reconciliation.classes.${props.explanation.class}`);
  const said = say('reconciliation.explained', {
    amount: signedCount(amount),
    code: explanationInWords(code),
    kind,
    by: by.join(', '),
  });
  const more = [
    ...(linked === null ? [] : [say('reconciliation.linkedWith', { place: accountPlaceInWords(linked) })]),
    ...(isConfirmed ? [say('reconciliation.isConfirmed')] : []),
  ];
  return (
    <div className="stack">
      <p>{[said, ...more].join('; ')}</p>
      {!isConfirmed && (
        <ActForm
          place={props.place}
          title={say('reconciliation.confirm.title')}
          lead={say('reconciliation.confirm.lead')}
          button={say('reconciliation.confirm.submit')}
          done={say('reconciliation.confirm.done')}
          fields={[]}
          asks={() => [{ type: 'confirm-explanation', explanation }]}
        />
      )}
      <ActForm
        place={props.place}
        title={say('reconciliation.withdraw.title')}
        button={say('reconciliation.withdraw.submit')}
        done={say('reconciliation.withdraw.done')}
        fields={[{ name: 'reason', kind: 'text', label: say('reconciliation.withdraw.reason') }]}
        asks={({ text }) => [{ type: 'withdraw-explanation', explanation, reason: text('reason') }]}
      />
    </div>
  );
}

/** The other half of a difference: a place, or the lot of the printer that a pack came from. */
function linkedWith(code: ExplanationCode, named: string | null): string | null {
  return code === 'PACK_VARIANCE' && named !== null ? `lot:${named}` : named;
}

function SideInWords(props: { readonly side: Unit['left'] }) {
  return (
    <>
      {props.side.map(({ line, sign, value }, number) => (
        <span key={line}>
          {sign < 0 ? ' − ' : number > 0 ? ' + ' : ''}
          {lineInWords(line)} <strong>{value === null ? '–' : formatCount(value)}</strong>
        </span>
      ))}
    </>
  );
}

function UnitActs(props: { readonly place: RoomPlace; readonly unit: Unit }) {
  const say = useBallotRoomWords();
  const { equation, place: at, residual, explanations } = props.unit;
  const room = props.place;
  const id = EQUATION_IDS.find((one) => one === equation);
  if (id === undefined) return null;
  return (
    <div className="stack">
      {residual !== 0 && (
        <ActForm
          place={room}
          title={say('reconciliation.explain.title')}
          lead={say('reconciliation.explain.lead')}
          button={say('reconciliation.explain.submit')}
          done={say('reconciliation.explain.done')}
          fields={[
            {
              name: 'code',
              kind: 'choice',
              label: say('reconciliation.explain.code'),
              options: EXPLANATION_CODES.map((value) => ({ value, name: explanationInWords(value) })),
            },
            { name: 'sign', kind: 'choice', label: say('reconciliation.explain.sign'), options: signs(say) },
            { name: 'amount', kind: 'count', label: say('reconciliation.explain.amount') },
            { name: 'text', kind: 'text', label: say('reconciliation.explain.text') },
            { name: 'evidence', kind: 'text', label: say('reconciliation.explain.evidence'), optional: true },
            { name: 'linked', kind: 'text', label: say('reconciliation.explain.linked'), optional: true },
          ]}
          asks={({ text, textOrNull, count }) => {
            const code = EXPLANATION_CODES.find((one) => one === text('code'));
            if (code === undefined) return [];
            const ref = textOrNull('evidence');
            return [
              {
                type: 'explain-difference',
                explanation: `${equation} ${at} ${explanations.length + 1}`,
                equation: id,
                place: at,
                code,
                amount: text('sign') === 'less' ? -count('amount') : count('amount'),
                text: textOrNull('text'),
                evidence: ref === null ? [] : [{ kind: 'document', ref }],
                linked: linkedWith(code, textOrNull('linked')),
              },
            ];
          }}
        />
      )}
      <ActForm
        place={room}
        title={say('reconciliation.accept.title')}
        lead={say('reconciliation.accept.lead')}
        button={say('reconciliation.accept.submit')}
        done={say('reconciliation.accept.done')}
        fields={[{ name: 'minute', kind: 'text', label: say('reconciliation.accept.minute') }]}
        asks={({ text }) => [{ type: 'accept-difference', equation: id, place: at, minute: text('minute') }]}
      />
      <ActForm
        place={room}
        title={say('reconciliation.reopen.title')}
        lead={say('reconciliation.reopen.lead')}
        button={say('reconciliation.reopen.submit')}
        done={say('reconciliation.reopen.done')}
        fields={[{ name: 'reason', kind: 'text', label: say('reconciliation.reopen.reason') }]}
        asks={({ text }) => [{ type: 'reopen-reconciliation', equation: id, place: at, reason: text('reason') }]}
      />
    </div>
  );
}

function signs(say: ReturnType<typeof useBallotRoomWords>) {
  return [
    { value: 'more', name: say('reconciliation.explain.more') },
    { value: 'less', name: say('reconciliation.explain.less') },
  ];
}
