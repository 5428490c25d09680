import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import { openApi } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { byKey, bySignIn } from './credentials.ts'
import { foundNetwork } from './found-network.ts'
import { leadInspections } from './lead-inspections.ts'
import { leadRectifications } from './lead-rectifications.ts'
import { foundGroups, planGroups } from './leading-groups.ts'
import type { LoaderKeys } from './loader-keys.ts'
import { planNetwork, SEED } from './network.ts'
import { officialDivisions } from './official-divisions.ts'
import { planInspections } from './planned-inspections.ts'
import { planOrganizations } from './planned-organizations.ts'
import { planPapers } from './planned-papers.ts'
import { recordPolicies } from './policies.ts'
import { POPULATIONS } from './populations.ts'
import { publishDivisions } from './publish-divisions.ts'
import { registerOrganizations } from './register-organizations.ts'
import { progress, say } from './say.ts'
import { supervise } from './supervise.ts'
import { correctThreePlaces, type SourcedRow, THREE_PLACES } from './three-places.ts'

/**
 * Loads the three places into a running platform through its public API: divisions, populations, stations. May be stopped
 * at any moment and started again. Throws `ApiFailure` when the platform refuses.
 */
export async function loadDemonstration(address: string, keys: LoaderKeys): Promise<void> {
  const started = Date.now()
  const system = openApi(address, byKey(keys.system))
  const rows: DivisionRow[] = []
  say('载入三地行政区划……', 'Loading the divisions of the three places…')
  const tellRows = progress((done) => say(`已载入区划 ${done} 个`, `${done} divisions so far`))
  const divisions = await publishDivisions(
    system,
    kept(correctThreePlaces(officialDivisions({ under: THREE_PLACES })), rows),
    tellRows,
  )
  const { rest } = stationRegistry.procedures.divisions.recordPopulation
  for (const population of POPULATIONS) {
    await system.send(rest, population, commandIdOf(`${SEED}/population/${population.code}/${population.year}`))
  }
  say(
    `区划 ${rows.length} 个(新增 ${divisions.created},变更 ${divisions.changed})`,
    `${rows.length} divisions (${divisions.created} new, ${divisions.changed} changed)`,
  )

  const plan = planNetwork(rows)
  const total = plan.waves.flat().length
  say(`设立 ${total} 个站(室)……`, `Founding ${total} stations and rooms…`)
  const tellStations = progress((done) => say(`已完成 ${done}/${total}`, `${done} of ${total}`))
  const business = openApi(address, byKey(keys.business))
  const checker = openApi(address, byKey(keys.checker))
  const codes = await foundNetwork({ business, checker }, plan, tellStations)
  say('登记单位、政策文件和领导小组……', 'Registering organizations, policy documents and leading groups…')
  await registerOrganizations(business, planOrganizations(rows, SEED))
  await recordPolicies(business)
  await foundGroups(business, planGroups(rows, plan.waves.flat()))
  say('登记督办与问题单……', 'Recording visits and issue tickets…')
  await supervise({ business, checker }, planPapers(plan.waves.flat(), SEED), codes)
  say('办理核查并上传演示图片……', 'Inspecting stations, with drawn pictures…')
  const today = todayInShanghai(new Date())
  await leadRectifications({ maker: business, inspector: checker }, plan.rectifications, codes, today)
  const approver = async (username: string) => {
    const person = keys.accounts.find((account) => account.username === username)
    if (!person) throw new Error(`the demonstration has no account ${username}`)
    return openApi(address, await bySignIn(address, username, person.password))
  }
  await leadInspections(
    { inspector: business, mender: checker, approver },
    planInspections(plan.waves.flat(), SEED),
    codes,
  )
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  say(`演示数据已载入,用时 ${seconds} 秒`, `The demonstration is loaded, in ${seconds} s`)
}

/** Passes rows on and keeps them. */
async function* kept(sourced: AsyncIterable<SourcedRow>, rows: DivisionRow[]): AsyncGenerator<SourcedRow> {
  for await (const each of sourced) {
    rows.push(each.row)
    yield each
  }
}
