import { runProcess } from '@zhanwang/service-kit/run-process'
import { startService } from '@zhanwang/service-kit/start-service'
import { serviceEnvironment } from './env.ts'
import { stationRegistryService } from './service.ts'

runProcess(stationRegistryService.name, async () => startService(stationRegistryService, serviceEnvironment()))
