import type * as zh from './texts.zh.ts'

export const offline: typeof zh.offline = {
  title: 'No network',
  text: 'The server cannot be reached now, so this page cannot be shown yet. Photos already taken are on this device; once there is a network, the page opens and they are sent by themselves.',
}
