/**
 * Journeys that start a platform of their own, because they kill it or need an empty one. They run beside everything else;
 * the others share one platform and take turns on it.
 */
export const OWN_PLATFORM_FILES = ['test/faults.test.ts', 'test/clerks-day.test.ts', 'test/all-in-one.test.ts'] as const
