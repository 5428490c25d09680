import type * as zh from './texts.zh.ts'

export const applications: typeof zh.applications = {
  menu: { title: 'Applications', about: 'Apply for a station, mend what was returned, see what became of it' },
  title: 'Applications',
  note: '{{name}}. An approved one sets the station up, in preparation',
  search: 'Find by name',
  empty: 'No application matches',
  apply: 'Apply for a station',
  applyNote: 'The county decides; the station is founded on the day of the approval, in preparation',
  submit: 'Submit the application',
  mend: 'Mend and send again',
  resubmit: 'Send again',
  appliedBy: 'Applied by',
  appliedAt: 'Applied at',
  station: 'Station',
  founded: 'Set up as {{code}}',
}
