import type * as zh from './texts.zh.ts'

export const photos: typeof zh.photos = {
  title: 'Photos to send',
  note: 'Photos are kept on this device first and go by themselves once there is a network; closing the page loses none. Signing out deletes those not yet sent.',
  none: 'All photos have been sent',
  short: 'Photos',
  unsent: 'to send',
  camera: 'Take a photo',
  choose: { photo: 'Choose photos', document: 'Choose photos or files' },
  keeping: 'Keeping {{count}}',
  failed: {
    'no-picture': '“{{name}}” is no picture that can be read; take another one (JPEG, PNG)',
    'no-room':
      'This device has no room: “{{name}}” was not kept. Free some, or wait until the photos before it are sent',
    'no-store':
      '“{{name}}” was not kept: the browser does not let photos be kept on this device; do not use a private window',
  },
  states: { waiting: 'Waiting', sending: 'Sending', sent: 'Sent', refused: 'Not taken' },
  offline: 'No network; it goes by itself once there is one',
  retry: 'Try again',
  discard: 'Delete',
  place: 'Keep where photos are taken',
  placeWhy: 'To tell that a photo was taken at the station; kept with the photo only. Photos can be sent without it.',
  placeNeedsTls: 'This site does not use https, so browsers do not tell the place.',
  placeRefused: 'The place is not known: allow it in the settings of the browser, or turn location on.',
}
