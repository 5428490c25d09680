import { request } from 'node:http'

/** Whether a Docker engine answers at DOCKER_HOST or the usual socket, within a second. */
export function containerEngineAnswers(dockerHost: string | undefined): Promise<boolean> {
  const address = new URL(dockerHost || 'unix:///var/run/docker.sock')
  const target =
    address.protocol === 'unix:'
      ? { socketPath: address.pathname }
      : { host: address.hostname, port: Number(address.port || 2375) }
  return new Promise((resolve) => {
    const ping = request({ ...target, path: '/_ping', timeout: 1_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    ping.once('error', () => resolve(false))
    ping.once('timeout', () => ping.destroy())
    ping.end()
  })
}
