import { describeFailure } from './failure.ts'
import { createService } from './new-service/create-service.ts'
import { parseNewService } from './new-service/names.ts'
import { platform } from './services.ts'

try {
  createService(platform.root, parseNewService(process.argv.slice(2)))
} catch (error) {
  console.error(describeFailure(error, platform.root))
  process.exitCode = 1
}
