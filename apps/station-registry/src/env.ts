import { parseEnvironment, ServiceEnvironment, type Variables } from '@zhanwang/service-kit/environment'
import { z } from 'zod'

const MigrationEnvironment = z.object({
  /** The application role's URL: its user is whom the migrations grant to. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The owner role's URL. The running service never gets it. */
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }),
})

/** The settings of the running service. Throws an Error that names what is missing or wrong. */
export function serviceEnvironment(variables: Variables = process.env): ServiceEnvironment {
  return parseEnvironment(ServiceEnvironment, variables)
}

/** The settings of the migration. Throws an Error that names what is missing or wrong. */
export function migrationEnvironment(): z.infer<typeof MigrationEnvironment> {
  return parseEnvironment(MigrationEnvironment, process.env)
}
