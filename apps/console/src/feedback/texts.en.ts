import type * as zh from './texts.zh.ts'

export const notFound: typeof zh.notFound = {
  title: 'Not found',
  text: 'This page or record does not exist, or lies outside your scope.',
  home: 'To the workbench',
}

export const problem: typeof zh.problem = {
  title: 'The page did not open',
  offline: 'The server cannot be reached; check the network and try again',
  unexpected: 'Something unexpected happened',
  report: 'To report it, quote this number:',
  fault: 'To report it, quote:',
  retry: 'Try again',
  reload: 'Load what is there now',
}

export const advice: typeof zh.advice = {
  stale: 'Load what is there now and submit again; what you filled in stays.',
  reload: 'The status may have changed: reload the page to see it.',
  'outcome-unknown': 'You can submit again: the same content is never carried out twice.',
  'premises-missing': 'Record the premises with “Change premises” first, then accept.',
  'children-active': 'Close the stations or rooms below it first, or merge them into others.',
  'host-taken': 'Look for the existing station in the list.',
  'name-taken': 'Choose another name, or check whether it is recorded already.',
  'room-without-station': 'Choose the station it belongs to.',
  'other-parent': 'Choose another station above it.',
  'other-target': 'Choose another station that operates.',
  'roles-exclude': 'Take the excluding role back first, or create another account.',
  narrower: 'Choose a division within your own scope.',
}
