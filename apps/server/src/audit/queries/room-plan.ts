import {
  placesByName,
  proposedSupplies,
  roomSize,
  staffPlaces,
  staffWarningInWords,
  staffWarnings,
  supplyGroups,
} from '@plumbline/documents';
import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findRoomPlan } from '../../stores/room-plans.ts';
import { loadAudit } from '../history/load-audit.ts';
import { trainingsOfStaff } from '../screens/trainings-of-staff.ts';

export const roomPlan = defineQuery({
  name: 'room-plan',
  permission: 'room-plan.change',
  scope: jurisdictionScope,

  async run({ services }, { auditId, jurisdiction }) {
    const { audit } = await loadAudit(services.db, auditId);
    if (!audit.plan.jurisdictions.some((one) => one.name === jurisdiction)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name: jurisdiction }));
    }
    const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
    const { supplies, staffing } = await findRoomPlan(services.db, { auditId, jurisdiction });
    const room = { audit, inputs, jurisdiction };
    const { boards, isDecided } = roomSize(room);
    const places = staffPlaces(room);
    const names = placesByName(places, 'en');
    const trainings = await trainingsOfStaff(services, { auditId, jurisdiction }, staffing);
    const warnings = staffWarnings(places, staffing.names, trainings);
    const untrained = new Map(
      warnings.flatMap((warning) => (warning.code === 'training' ? [[warning.place, warning] as const] : [])),
    );
    const markOf = (place: string) => {
      const warning = untrained.get(place);
      return warning === undefined ? null : staffWarningInWords(warning, 'en');
    };
    return ok({
      boards,
      isDecided,
      supplies: {
        lines: [...(supplies.lines ?? proposedSupplies(audit, 'en'))],
        groups: [...supplyGroups(audit)],
        isProposed: supplies.lines === null,
        version: supplies.version,
      },
      staffing: {
        places: places.map((place, index) => ({
          place: place.place,
          inWords: names[index] ?? '',
          name: staffing.names.get(place.place) ?? '',
          untrained: markOf(place.place),
        })),
        day: staffing.day,
        trainingsOn: trainings === undefined ? null : { day: trainings.day, isToday: trainings.isToday },
        warnings: warnings.map((warning) => staffWarningInWords(warning, 'en')),
        version: staffing.version,
      },
    });
  },
});
