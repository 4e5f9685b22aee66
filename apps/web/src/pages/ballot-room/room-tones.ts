import type { Severity, UnitStatus } from '@plumbline/ballot-management';
import type { IconName } from '../../ui/Icon.tsx';
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

/** A difference that is explained is clear, and is none of the sums that never differed. */
export const UNIT_SIGNS: Readonly<Partial<Record<UnitStatus, IconName>>> = { explained: 'wave' };

export const SEVERITY_TONES: Readonly<Record<Severity, TagTone>> = {
  low: 'grey',
  medium: 'amber',
  high: 'red',
  critical: 'red',
};
