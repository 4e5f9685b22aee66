import type { Severity, UnitStatus } from '@plumbline/ballot-management';
import type { TagTone } from '../../ui/Tag.tsx';

/** How a status looks beside its word. */
export const UNIT_TONES: Readonly<Record<UnitStatus, TagTone>> = {
  'not-started': 'grey',
  counting: 'amber',
  balanced: 'green',
  'balanced-single-source': 'blue',
  explained: 'green',
  unexplained: 'red',
  'accepted-with-unexplained-difference': 'red',
  reopened: 'amber',
};

export const SEVERITY_TONES: Readonly<Record<Severity, TagTone>> = {
  low: 'grey',
  medium: 'amber',
  high: 'red',
  critical: 'red',
};
