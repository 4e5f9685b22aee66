import { useParams } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { JurisdictionPage } from '../../components/JurisdictionPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { StaffingSet } from '../../forms/StaffingSet.tsx';
import { SuppliesSet } from '../../forms/SuppliesSet.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useRoomPlanWords } from '../../words/room-plan-words.ts';

/** What has to be in the room of a jurisdiction, and who: planned by its office, and printed. */
export function RoomPlanPage() {
  const say = useRoomPlanWords();
  const place = useParams({ from: '/signed-in/audits/$auditId/office/$jurisdiction/room' });
  const asked = useAsk('jurisdiction', place);
  const planned = useAsk('room-plan', place);
  return (
    <JurisdictionPage {...place} title={say('title')} lead={say('lead')} asked={asked}>
      {() => (
        <Answered asked={planned}>
          {(plan) => (
            <div className="stack-wide" id={ACT}>
              <p>{say('boards', { count: plan.boards })}</p>
              {!plan.isDecided && <Alert kind="info">{say('guessed')}</Alert>}
              <StaffingSet place={place} staffing={plan.staffing} />
              <SuppliesSet place={place} plan={plan} />
            </div>
          )}
        </Answered>
      )}
    </JurisdictionPage>
  );
}
