import type * as zh from './texts.zh.ts'

export const map: typeof zh.map = {
  title: 'Map of stations',
  note: 'By the coordinates on record, on a plain plane without boundaries; a click opens the card',
  list: 'List',
  chart: 'Positions of stations on a plane; the table below has the data',
  placed: 'With a position: {{count}}',
  unplaced: 'Without a position, not drawn: {{count}}',
  madeUp: 'Includes demonstration data, whose positions are made up',
  notAll: 'Only the first {{count}} are drawn; choose a division below',
  none: 'No station has coordinates; they are recorded with its premises',
  longitude: 'Longitude',
  latitude: 'Latitude',
  legend: 'Key',
}
