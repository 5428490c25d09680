import { acceptance } from '../acceptance/texts.zh.ts'
import { access, accounts, roles } from '../accounts/texts.zh.ts'
import { keys } from '../api-keys/texts.zh.ts'
import { applications } from '../applications/texts.zh.ts'
import { approvals } from '../approvals/texts.zh.ts'
import { attachments } from '../attachments/texts.zh.ts'
import { audit } from '../audit/texts.zh.ts'
import { coverage } from '../coverage/texts.zh.ts'
import { divisions } from '../divisions/texts.zh.ts'
import { editions } from '../editions/texts.zh.ts'
import { exports } from '../exports/texts.zh.ts'
import { advice, notFound, problem } from '../feedback/texts.zh.ts'
import { filters, form, pager, progress } from '../forms/texts.zh.ts'
import { imports } from '../imports/texts.zh.ts'
import { jobs } from '../jobs/texts.zh.ts'
import { leadingGroup, leadingGroups } from '../leading-groups/texts.zh.ts'
import { offline } from '../offline/texts.zh.ts'
import { organization, organizations } from '../organizations/texts.zh.ts'
import { own } from '../own-account/texts.zh.ts'
import { photos } from '../photos/texts.zh.ts'
import { policies, policy } from '../policies/texts.zh.ts'
import { rules } from '../rules/texts.zh.ts'
import { shell } from '../shell/texts.zh.ts'
import { signIn } from '../sign-in/texts.zh.ts'
import { card } from '../station-card/texts.zh.ts'
import { founding } from '../station-founding/texts.zh.ts'
import { map } from '../station-map/texts.zh.ts'
import { premises, station, stations } from '../stations/texts.zh.ts'
import { tickets } from '../tickets/texts.zh.ts'
import { visits } from '../visits/texts.zh.ts'
import { todos, workbench } from '../workbench/texts.zh.ts'

/** The console's own texts, each capability's in its folder. Terms of the domain (kinds, statuses, modes, roles) come from the domain packages. */
export const zh = {
  product: '站网',
  tagline: '乡镇(街道)社工站、村(社区)社工室建设与运行',
  common: {
    loading: '正在加载',
    cancel: '取消',
    save: '保存',
    none: '无',
    notRecorded: '未登记',
    yes: '是',
    no: '否',
    more: '展开',
    less: '收起',
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
