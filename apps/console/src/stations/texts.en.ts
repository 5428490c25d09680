import type * as zh from './texts.zh.ts'

export const station: typeof zh.station = {
  name: 'Name',
  code: 'Code',
  kind: 'Kind',
  division: 'Division',
  hostType: 'Host type',
  status: 'Status',
  statusSince: 'Status since',
  mode: 'Operating mode',
  premises: 'Premises',
  parent: 'Station above',
  foundedOn: 'Founded on',
  plaqueOn: 'Plaque on',
  phone: 'Phone',
  provenance: 'Origin of the data',
  features: 'Features',
  responsible: 'Responsible persons',
  remark: 'Remark',
}

export const stations: typeof zh.stations = {
  menu: { title: 'Stations and rooms', about: 'Find stations and rooms and take their steps' },
  title: 'Stations and rooms',
  note: '{{name}}. Press / to search, j and k to choose, Enter to open',
  search: 'Find by name or code',
  searchHint: 'Part of the name, or beginning of the code',
  columns: 'Columns',
  empty: 'No station or room matches',
  below: 'Below {{code}}',
}

export const premises: typeof zh.premises = {
  type: 'Premises type',
  sharedWith: 'Shared with',
  sharedWithNeeded: 'Shared premises must say with whom',
  address: 'Address',
  areaM2: 'Area (m²)',
  caseRooms: 'Case work rooms',
  groupRooms: 'Group work rooms',
  longitude: 'Longitude',
  latitude: 'Latitude',
  location: 'Longitude, latitude',
}
