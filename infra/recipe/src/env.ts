/** The environment of commands that a page names: that of the test, and nothing asked or fetched. */
export function recipeEnv(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _ofTheRunner, VITEST: _inner, ...inherited } = process.env
  return {
    ...inherited,
    CI: 'true',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    pnpm_config_verify_deps_before_run: 'false',
  }
}
