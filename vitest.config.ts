import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Colour and terminal width must not come from the machine the tests run on.
    env: { NO_COLOR: '1' },
    // Whole processes (npm pack, the command line) start in some tests, on machines that are busy.
    testTimeout: 60_000,
  },
})
