import type { FormState } from '@plumbline/ballot-management';
import type { TagTone } from '../../ui/Tag.tsx';

/** How the state of a form looks beside its word. */
export const FORM_TONES: Readonly<Record<FormState, TagTone>> = {
  draft: 'grey',
  complete: 'blue',
  'in-review': 'blue',
  approved: 'green',
  returned: 'red',
  void: 'grey',
};
