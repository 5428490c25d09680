import { gatewayEnvironment } from '@zhanwang/gateway/env'
import { startGateway } from '@zhanwang/gateway/service'
import type { Contract } from '@zhanwang/kernel/contract'
import type { ServiceEnvironment, Variables } from '@zhanwang/service-kit/environment'
import type { Stoppable } from '@zhanwang/service-kit/run-process'
import { type ServiceDefinition, startService } from '@zhanwang/service-kit/start-service'
import { serviceEnvironment as stationRegistryEnvironment } from '@zhanwang/station-registry/env'
import { stationRegistryService } from '@zhanwang/station-registry/service'

/** A program that this process hosts, by the name that its variables begin with. */
interface Hosted {
  readonly name: string
  start(variables: Variables): Promise<Stoppable>
}

/** Every service, named here so that one bundle holds them all; the same code runs as a process of its own. */
export const SERVICES: readonly Hosted[] = [hosted(stationRegistryService, stationRegistryEnvironment)]

function hosted<C extends Contract, S>(
  definition: ServiceDefinition<C, S>,
  environmentOf: (variables: Variables) => ServiceEnvironment,
): Hosted {
  return {
    name: definition.name,
    start: (variables) => startService(definition, environmentOf(variables)),
  }
}

/** The gateway, with the identity context. */
const DOOR: Hosted = { name: 'gateway', start: (variables) => startGateway(gatewayEnvironment(variables)) }

/**
 * Starts every program in this process: the services side by side, then the gateway. Each keeps its own database, its own
 * user at NATS and its own port for health. Rejects with the first that fails; what runs by then is stopped again. They
 * stop in the reverse order, so that no request is taken that nobody answers any more.
 */
export async function startAll(variablesOf: (program: string) => Variables): Promise<Stoppable> {
  await using started = new AsyncDisposableStack()
  const start = async ({ name, start: begin }: Hosted) => {
    const running = await begin(variablesOf(name))
    started.defer(() => running.stop())
  }
  for (const outcome of await Promise.allSettled(SERVICES.map(start))) {
    if (outcome.status === 'rejected') throw outcome.reason
  }
  await start(DOOR)
  const all = started.move()
  return { stop: () => all.disposeAsync() }
}
