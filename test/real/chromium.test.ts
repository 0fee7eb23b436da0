import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, whenInstalled } from './index.js'

whenInstalled(['chromium'], () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())

  test('shows a page and runs what is in it', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.setContent('<h1>NO</h1><script>document.querySelector("h1").append("-GO")</script>')
    expect(await page.textContent('h1')).toBe('NO-GO')
    await page.close()
  })
})
