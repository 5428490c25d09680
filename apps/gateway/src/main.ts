import { runProcess } from '@zhanwang/service-kit/run-process'
import { gatewayEnvironment } from './env.ts'
import { startGateway } from './service.ts'

runProcess('gateway', () => startGateway(gatewayEnvironment()))
