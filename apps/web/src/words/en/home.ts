export const home = {
  title: 'Audits',
  managerTitle: 'Your audits',
  active: 'Active audits',
  completed: 'Completed audits',
  noActive: 'No active audits',
  noActiveAdvice: 'Create an audit to begin. Plan, files, seed and rounds follow step by step.',
  noCompleted: 'No completed audits yet',
  noCompletedAdvice: 'An audit moves here when it is concluded. Its log and report stay available.',
  guessing: {
    title: 'Somebody seems to be guessing sign-in codes',
    says: 'More wrong codes were typed than people mistype, noticed {{time}}. Everybody can still sign in. Ask the people of your office whether they got codes they had not asked for, and tell the operator of the server.',
  },
  officePages: 'Pages of the office',
  officeLog: 'Log of the office',
  officeSessions: 'Who is signed in',
  name: 'Audit',
  type: 'Type',
  state: 'State',
  created: 'Created',
  remove: 'Delete',
  removeNamed: 'Delete {{name}}',
  create: {
    title: 'New audit',
    organization: 'Organization',
    name: 'Name of the audit',
    nameHint: 'As it should appear on the report, such as “November 2026 General Election”.',
    type: 'Type of audit',
    typeSays: {
      'ballot-polling':
        'People look at single ballots drawn at random. Needs a ballot manifest from each jurisdiction, nothing from the machines.',
      'batch-comparison':
        'People count whole batches drawn at random and compare with the machine’s totals of the same batches. Needs a manifest and totals by batch.',
    },
    method: 'Method: {{method}}',
    compatibility: 'Draw and count like earlier audit software',
    compatibilitySays:
      'Batches are drawn with the generator (NumPy) and the counting rules other systems use, so that an audit of theirs can be repeated exactly. The setting is part of the commitment.',
    submit: 'Create the audit',
    nameMissing: 'Give the audit a name.',
  },
  delete: {
    title: 'Delete an audit',
    lead: '“{{name}}” will no longer be found by anybody.',
    consequences: {
      gone: 'Administrators, jurisdiction managers and audit boards lose access at once.',
      log: 'What was decided stays in the organization’s log: that the audit was created, and that it was deleted.',
      forever: 'This cannot be undone.',
    },
    type: 'Type the name of the audit to delete it',
    typeMismatch: 'This is not the name of the audit. Type: {{name}}',
    submit: 'Delete the audit',
    keep: 'Keep it',
  },
  manager: {
    none: 'No audits are assigned to you',
    noneAdvice:
      'Your e-mail address is known, but no audit lists it for a jurisdiction. Ask the office that runs the audit to add it to the participants.',
    open: 'Open {{jurisdiction}}',
    next: 'Next step',
    jurisdiction: 'Jurisdiction',
    status: 'Status',
  },
} as const;
