import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { HandlerOf } from '@zhanwang/kernel/contract'

type Procedures = StationRegistry['procedures']

/** The handler that the contract asks for `Group.Name`. */
export type RegistryHandler<Group extends keyof Procedures, Name extends keyof Procedures[Group]> = HandlerOf<
  Procedures[Group][Name]
>
