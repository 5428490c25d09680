import type * as zh from './texts.zh.ts'

export const founding: typeof zh.founding = {
  title: 'Found a station or room',
  note: 'It begins as “preparing”; submit it for acceptance when it is ready',
  restored: 'What you had not submitted was restored',
  submit: 'Record it',
  discard: 'Clear the form',
  noKind: 'No station or room stands at the level of {{name}}: choose a township, village, county or prefecture',
  parentNeeded: 'A room belongs to a station',
  hasPremises: 'Record the premises now',
  premisesLater: 'They can follow later, but there is no acceptance without them',
}
