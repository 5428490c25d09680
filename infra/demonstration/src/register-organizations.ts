import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { SEED } from './network.ts'
import type { PlannedOrganization } from './planned-organizations.ts'

const { register, rate, enlist, dissolve } = stationRegistry.procedures.organizations

/** Registers the planned organizations. Command ids come from the plan: done again after a kill, none is there twice. */
export async function registerOrganizations(business: Api, plan: readonly PlannedOrganization[]): Promise<void> {
  for (const planned of plan) {
    const { key, grade, listing, dissolvedOn } = planned
    const idOf = (step: string) => commandIdOf(`${SEED}/${key}/${step}`)
    const registered = await business.send(register.rest, planned.register, idOf('register'))
    let standing = register.output.omit({ code: true }).parse(registered)
    if (grade) standing = rate.output.parse(await business.send(rate.rest, { ...standing, ...grade }, idOf('rate')))
    if (listing) {
      const listed = await business.send(enlist.rest, { ...standing, ...listing }, idOf('enlist'))
      standing = enlist.output.omit({ listing: true }).parse(listed)
    }
    if (dissolvedOn) {
      const input = { ...standing, on: dissolvedOn, reason: '自行解散(演示)' }
      await business.send(dissolve.rest, input, idOf('dissolve'))
    }
  }
}
