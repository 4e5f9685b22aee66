import { expect, test } from 'vitest';
import { draftOfContact, readContact } from './contact-draft.ts';

const EMPTY = draftOfContact(null);

test('spaces around are left out, and what was not typed is nothing', () => {
  const typed = { ...EMPTY, name: ' Elections desk ', telephone: ' 555 0100 ext. 7 ' };
  const read = { name: 'Elections desk', telephone: '555 0100 ext. 7', email: null, hours: null };
  expect(readContact(typed)).toEqual({ ok: true, value: read });
  expect(readContact(draftOfContact(read))).toEqual({ ok: true, value: read });
});

test('everything that is wrong is said at once, each at its field', () => {
  expect(readContact(EMPTY)).toEqual({
    ok: false,
    error: [
      { field: 'name', wrong: 'nameMissing' },
      { field: 'telephone', wrong: 'waysMissing' },
    ],
  });
  expect(readContact({ ...EMPTY, name: 'Desk', telephone: 'ask Ann', email: 'desk@office' })).toEqual({
    ok: false,
    error: [
      { field: 'telephone', wrong: 'telephoneShape' },
      { field: 'email', wrong: 'emailShape' },
    ],
  });
});
