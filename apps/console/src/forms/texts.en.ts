import type * as zh from './texts.zh.ts'

export const pager: typeof zh.pager = {
  label: 'Pages',
  previous: 'Previous',
  next: 'Next',
  size: 'Rows a page',
  sizeOf: '{{count}} a page',
}

export const form: typeof zh.form = {
  reason: 'Reason',
  reasonNeeded: 'Give the reason; it goes into the history',
  dateNeeded: 'Choose a date',
  notBefore: 'Not before {{date}}, not after today',
  from: 'From which day on',
  choose: 'Please choose',
  needed: 'Please fill in',
  nameRule: '2 to 60 characters',
  addFeature: 'Add a feature',
  addPerson: 'Add a person',
  featureKind: 'Kind of feature',
  featureText: 'Feature',
  duty: 'Duty',
  personName: 'Name',
  personTitle: 'Position',
  remove: 'Remove this line',
}

export const progress: typeof zh.progress = { rows: '{{count}} rows done', rowsOf: '{{done}} of {{total}} rows' }

export const filters: typeof zh.filters = { title: 'Filters', clear: 'Clear filters' }
