/** Whom to call: the parts of the line, for screens, mails and paper. */
export const helpContact = {
  help: 'Help: {{name}}',
  helpAt: 'Help of {{office}}: {{name}}',
  telephone: 'telephone {{telephone}}',
  email: 'e-mail {{email}}',
} as const;
