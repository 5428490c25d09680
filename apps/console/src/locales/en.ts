import { acceptance } from '../acceptance/texts.en.ts'
import { access, accounts, roles } from '../accounts/texts.en.ts'
import { keys } from '../api-keys/texts.en.ts'
import { applications } from '../applications/texts.en.ts'
import { approvals } from '../approvals/texts.en.ts'
import { attachments } from '../attachments/texts.en.ts'
import { audit } from '../audit/texts.en.ts'
import { coverage } from '../coverage/texts.en.ts'
import { divisions } from '../divisions/texts.en.ts'
import { editions } from '../editions/texts.en.ts'
import { exports } from '../exports/texts.en.ts'
import { advice, notFound, problem } from '../feedback/texts.en.ts'
import { filters, form, pager, progress } from '../forms/texts.en.ts'
import { imports } from '../imports/texts.en.ts'
import { jobs } from '../jobs/texts.en.ts'
import { leadingGroup, leadingGroups } from '../leading-groups/texts.en.ts'
import { offline } from '../offline/texts.en.ts'
import { organization, organizations } from '../organizations/texts.en.ts'
import { own } from '../own-account/texts.en.ts'
import { photos } from '../photos/texts.en.ts'
import { policies, policy } from '../policies/texts.en.ts'
import { rules } from '../rules/texts.en.ts'
import { shell } from '../shell/texts.en.ts'
import { signIn } from '../sign-in/texts.en.ts'
import { card } from '../station-card/texts.en.ts'
import { founding } from '../station-founding/texts.en.ts'
import { map } from '../station-map/texts.en.ts'
import { premises, station, stations } from '../stations/texts.en.ts'
import { tickets } from '../tickets/texts.en.ts'
import { visits } from '../visits/texts.en.ts'
import { todos, workbench } from '../workbench/texts.en.ts'
import type { zh } from './zh.ts'

/** The texts in English; the type holds them to the same keys. */
export const en: typeof zh = {
  product: 'Zhanwang',
  tagline: 'Social work stations and rooms, from founding to daily work',
  common: {
    loading: 'Loading',
    cancel: 'Cancel',
    save: 'Save',
    none: 'None',
    notRecorded: 'Not recorded',
    yes: 'Yes',
    no: 'No',
    more: 'Show more',
    less: 'Show less',
  },
  acceptance,
  access,
  accounts,
  advice,
  applications,
  approvals,
  attachments,
  audit,
  card,
  coverage,
  divisions,
  editions,
  exports,
  filters,
  form,
  founding,
  imports,
  jobs,
  keys,
  leadingGroup,
  leadingGroups,
  map,
  notFound,
  offline,
  organization,
  organizations,
  own,
  pager,
  photos,
  policies,
  policy,
  premises,
  problem,
  progress,
  roles,
  rules,
  shell,
  signIn,
  station,
  stations,
  tickets,
  todos,
  visits,
  workbench,
}
