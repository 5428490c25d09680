import type * as zh from './texts.zh.ts'

export const shell: typeof zh.shell = {
  menu: 'Main menu',
  openMenu: 'Open the main menu',
  home: 'Zhanwang, to the workbench',
  skip: 'Skip to the content',
  account: 'Account: {{name}}',
  division: 'Change the division, now: {{name}}',
  otherLanguage: '中文',
  signOut: 'Sign out',
  signOutAnyway: 'Sign out all the same, delete the photos',
  photosUnsent: '{{count}} photos are not sent yet, and signing out deletes them. Wait until they are sent.',
  signOutFailed: 'Not signed out; check the network and try again',
  notLive: 'Not live',
  notLiveTip: 'The connection to the server is lost and being restored; what is shown may not be the newest',
}
