import type * as zh from './texts.zh.ts'

export const jobs: typeof zh.jobs = {
  title: 'My jobs',
  short: 'Jobs',
  underWay: 'under way',
  note: 'Longer work, such as exports, goes on here without its page. Files are kept for 7 days.',
  empty: 'No jobs yet',
  cancel: 'Stop',
  swept: 'The file has expired; export again',
  download: 'Download {{name}}',
  fileOf: '{{rows}} rows, {{size}}',
  until: 'kept until {{at}}',
}
