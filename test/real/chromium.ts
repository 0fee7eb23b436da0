import type { Browser } from 'playwright-core'
import { pathOf } from './programs.js'

/** No sandbox, since tests run as root in containers; and nothing that calls home. */
const FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium of this machine, without a window. Call in `beforeAll`, and `close` in `afterAll`. */
export async function launchChromium(): Promise<Browser> {
  // Loaded only here: it takes a while, and most tests open no page.
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath: pathOf('chromium'), args: [...FLAGS], headless: true })
}
