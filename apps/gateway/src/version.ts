import manifest from '../package.json' with { type: 'json' }

/** Of the gateway, in `/openapi.json` and in NATS service information. */
export const VERSION: string = manifest.version
