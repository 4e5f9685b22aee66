/** What stands in the way of a manifest, of closing a site, of destroying containers: one line of a list each. */
export const ballotObstacles = {
  'batch-without-cards': '{{batch}} has no cards. Count it by hand, or take it off the list of batches.',
  'batch-name-not-usable': '{{batch}} is called “{{name}}”, which importers take for something else. Rename it.',
  'batch-name-repeated': 'Two batches are called “{{name}}”. Rename one of them.',
  'form-not-approved': '{{form}} of {{batch}} is not approved. Have it reviewed by somebody else.',
  'unit-not-reconciled': '{{batch}}: the figures of {{place}} are not in balance, and nothing explains it.',
  'batch-in-no-container': '{{batch}} lies in no container. Put it into one and seal it.',
  'counts-differ':
    '{{batch}} was counted by hand with {{physical, number}} cards, and the tabulator counted {{tabulated, number}}. Find the cause.',
  'container-not-ready': '{{container}} is not sealed and stored, or is held apart or missing. Look it up.',
  'incident-open': 'The incident {{incident}} is open. Close it first.',
  'devices-disagree':
    '{{place}}: devices that worked without a network disagree, or recorded what cannot be. Decide which is right.',
  'total-differs':
    'The batches hold {{cards, number}} cards, and {{reported, number}} were reported as cast. Find the cause.',
  'difference-of-county': 'The figures of {{place}} are not in balance, or one is missing. Complete or explain them.',
  'figures-hidden':
    'Two counts differ. They are hidden from you until you have read the key figures of the forms you are to review again.',
  'votes-missing': '{{batch}}: no votes were reported. Take in the report of its tabulator.',
  'votes-waiting': '{{batch}}: the votes wait for a second person to look at them.',
  'votes-returned': '{{batch}}: the votes were sent back. Take in a report that is right.',
  'votes-outdated':
    '{{batch}}: it was scanned again, or holds other cards than when its votes were reported. Take in a new report.',
  'votes-of-contest-missing':
    '{{batch}}: the report has no votes in “{{contest}}”, or other choices than the audit. Take in a report that has them.',
  'votes-on-other-cards':
    '{{batch}}: votes are reported of {{cards, number}} cards, and the tabulator counted {{tabulated, number}} there. Find the cause.',
  'votes-above-cards':
    '{{batch}}: {{votes, number}} votes in “{{contest}}” are more than its cards allow, {{most, number}}. Find the cause.',
  'votes-name-repeated':
    'Two batches are called “{{name}}”, and the audit could not tell their votes apart. Rename one.',
  'nothing-to-list': 'There is no batch yet.',
  'too-early': 'Nothing may be destroyed before {{earliest}}.',
  hold: 'The hold {{hold}} is in force.',
  incident: 'The incident {{incident}} is open.',
  'no-inventory': 'No inventory was taken in the last {{days, number}} days.',
  'not-approved': 'The director has not approved that {{container}} is destroyed.',
  'carrier-not-opened':
    'Carriers expected, not opened: {{carriers}} ({{envelopes, number}} envelopes). Find them and open them.',
  'carrier-on-its-way':
    'Carriers that were sent, not opened: {{carriers}}. Find them, open them and count what is in them.',
  'emergency-bin-not-empty':
    'The emergency bin holds {{cards, number}} ballots. Scan them, or send them on as a sealed batch.',
  'form-not-signed': '{{form}} is not signed by two people.',
  'form-missing': '{{form}} was not begun.',
} as const;
