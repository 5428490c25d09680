import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { SEED } from './network.ts'

const { record } = stationRegistry.procedures.policies

/** A document as it is recorded; `supersedes` names another by its key. */
interface PlannedPolicy extends Omit<z.input<typeof record.input>, 'supersedes' | 'files'> {
  readonly key: string
  readonly supersedes?: string
}

/** What the articles and public pages do not say of a document. */
const DATES_MADE_UP = '印发日期为演示数据,报道只写明年份或未写明'

/**
 * The documents that the articles and public pages name. Titles are theirs; where they give no day, the day is made up and
 * the summary says so. The last two are made up as a whole, to show what took another's place and what has ended.
 */
export const POLICIES: readonly PlannedPolicy[] = [
  {
    key: 'hubei-notice',
    title: '关于促进乡镇(街道)社会工作发展的通知',
    kind: 'notice',
    issuer: '湖北省民政厅',
    division: '42',
    issuedOn: '2021-06-01',
    validFrom: '2021-06-01',
    summary: `力争到“十四五”末,实现乡镇(街道)社会工作服务站普遍建立,村(社区)都有社会工作者提供服务。${DATES_MADE_UP}。`,
    provenance: 'article',
  },
  {
    key: 'honghe-plan',
    title: '红河州乡镇(街道)社会工作服务站建设实施方案(试行)',
    kind: 'plan',
    issuer: '红河州民政局',
    division: '5325',
    issuedOn: '2021-05-01',
    validFrom: '2021-05-01',
    trial: true,
    summary: `州、县、乡(镇)三级成立领导小组;每个站点统一悬挂标牌,有人抓、有人建、有人管。${DATES_MADE_UP}。`,
    provenance: 'article',
  },
  {
    key: 'suzhou-standard',
    number: 'DB3205/T 1070—2023',
    title: '基层社会工作站(室)建设与管理规范',
    kind: 'standard',
    issuer: '苏州市市场监督管理局',
    division: '320585',
    issuedOn: '2023-04-13',
    validFrom: '2023-04-20',
    summary: '总体要求、场所设置、人员配备、服务购买、服务内容。据公开网页。发布机关为演示数据。',
    provenance: 'article',
  },
  {
    key: 'shiyan-trial',
    title: '十堰市乡镇(街道)社工站管理办法(试行)(演示)',
    kind: 'measures',
    issuer: '十堰市民政局',
    division: '4203',
    issuedOn: '2021-09-01',
    validFrom: '2021-10-01',
    trial: true,
    summary: '演示数据,非真实文件 / demonstration data',
    provenance: 'demonstration',
  },
  {
    key: 'shiyan-measures',
    supersedes: 'shiyan-trial',
    title: '十堰市乡镇(街道)社工站管理办法(演示)',
    kind: 'measures',
    issuer: '十堰市民政局',
    division: '4203',
    issuedOn: '2023-09-15',
    validFrom: '2023-10-01',
    summary: '演示数据,非真实文件 / demonstration data',
    provenance: 'demonstration',
  },
  {
    key: 'yunyang-notice',
    title: '关于做好2022年度社工站督导培训的通知(演示)',
    kind: 'notice',
    issuer: '郧阳区民政局',
    division: '420304',
    issuedOn: '2022-03-10',
    validFrom: '2022-03-10',
    validTo: '2022-12-31',
    summary: '演示数据,非真实文件 / demonstration data',
    provenance: 'demonstration',
  },
]

/** Records them, each after the one whose place it takes. Done again after a kill, none is there twice. */
export async function recordPolicies(business: Api): Promise<void> {
  const ids = new Map<string, string>()
  for (const { key, supersedes, ...policy } of POLICIES) {
    const input = { ...policy, ...(supersedes && { supersedes: ids.get(supersedes) }) }
    const answer = await business.send(record.rest, input, commandIdOf(`${SEED}/policy/${key}/record`))
    ids.set(key, record.output.parse(answer).id)
  }
}
