import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GateReport } from '../../../src/model/index.js'
import { GATE_FORMATS, printable } from '../../../src/report/index.js'
import { launchChromium, whenInstalled } from '../../real/index.js'
import { view } from '../sample.js'
import { finding } from './findings.js'
import { focused, type Part, violationsOf, type Whole } from './page-side.js'
import { gate, NO_GO, report, SAMPLES } from './samples.js'

function pageOf(one: GateReport): string {
  const render = GATE_FORMATS.get('html')
  return render ? render(one, view()) : ''
}

/** The page's side, where functions that are given to it run. */
declare const document: Whole
declare const window: { readonly innerWidth: number }
declare function getComputedStyle(part: Part): { fill: string; backgroundColor: string }

const WIDE = { width: 1280, height: 720 }
const PHONE = { width: 390, height: 844 }
const SECONDS = 1000

whenInstalled(['chromium'], () => {
  const folder = mkdtempSync(join(tmpdir(), 'gonogo-page-'))
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  }, 60 * SECONDS)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** Opens a page as a file, with what it asked for and what it complained about. */
  async function opened(one: GateReport, look: { viewport?: typeof WIDE; colorScheme?: 'light' | 'dark' } = {}) {
    const file = join(folder, 'page.html')
    writeFileSync(file, pageOf(one))
    const page = await browser.newPage({ viewport: WIDE, ...look })
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    const address = pathToFileURL(file).href
    await page.goto(address)
    return { page, complaints, others: () => asked.filter((url) => url !== address && !url.startsWith('data:')) }
  }

  describe.each(Object.entries(SAMPLES))('the page of %s', (_, one) => {
    test.each([
      ['on a wide screen', WIDE, 'light'],
      ['on a phone in the dark', PHONE, 'dark'],
    ] as const)('can be used by everybody, asks for nothing, and is as wide as the screen: %s', usable, 60 * SECONDS)

    async function usable(_look: string, viewport: typeof WIDE, colorScheme: 'light' | 'dark') {
      const { page, complaints, others } = await opened(one, { viewport, colorScheme })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
      expect(await violationsOf(page)).toEqual([])
      expect(others()).toEqual([])
      expect(complaints).toEqual([])
      await page.close()
    }

    test('has neither script nor handler, and leads nowhere but to pages', async () => {
      const { page } = await opened(one)
      const found = await page.evaluate(() => {
        const all = [...document.querySelectorAll('*')]
        const attributes = all.flatMap((element) => [...element.attributes])
        return {
          pwned: 'pwned' in window,
          scripts: document.querySelectorAll('script, iframe, object, embed, form, img, base, template').length,
          handlers: attributes.filter(({ name }) => name.startsWith('on') || name === 'style').length,
          styles: document.querySelectorAll('style').length,
          targets: all.flatMap((element) => element.getAttribute('href') ?? []),
        }
      })
      expect(found).toMatchObject({ pwned: false, scripts: 0, handlers: 0, styles: 1 })
      expect(found.targets.filter((target) => !/^(?:#[a-z]+$|https:\/\/|data:image\/svg)/.test(target))).toEqual([])
      await page.close()
    })

    test('shows the verdict in words, large, with what it is about', async () => {
      const { page } = await opened(one)
      const { decision } = one.report.verdict
      const box = await page.locator('.decision').boundingBox()
      expect(await page.title()).toMatch(new RegExp(`^${decision}: `))
      expect(await page.locator('h1').textContent()).toContain(decision)
      expect(box?.height).toBeGreaterThan(100)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(360)
      await page.close()
    })
  })

  test.each([
    ['on a wide screen in the dark', WIDE, 'dark'],
    ['on a phone', PHONE, 'light'],
  ] as const)(
    'nobody is kept out %s either',
    async (_look, viewport, colorScheme) => {
      const { page } = await opened(NO_GO, { viewport, colorScheme })
      expect(await violationsOf(page)).toEqual([])
      await page.close()
    },
    60 * SECONDS,
  )

  test('the first screen has the verdict, why, and the state of each pillar', async () => {
    const { page } = await opened(NO_GO)
    for (const what of ['.decision', '.reasons li', '.pillar .state']) {
      for (const place of await page.locator(what).all()) {
        const box = await place.boundingBox()
        expect((box?.y ?? 720) + (box?.height ?? 720)).toBeLessThanOrEqual(720)
      }
    }
    await page.close()
  })

  test('the keyboard reaches everything that can be used, and sees where it is', async () => {
    const { page } = await opened(NO_GO)
    const wanted = await page.locator('a[href], summary, [tabindex="0"]').count()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatchObject({ text: 'Skip to what blocks', seen: true })
    const reached = new Set([(await focused(page)).index])
    for (let step = 1; step < wanted; step += 1) {
      await page.keyboard.press('Tab')
      const now = await focused(page)
      expect(now.outlined).toBe(true)
      reached.add(now.index)
      if (now.tag === 'SUMMARY') await page.keyboard.press('Enter')
    }
    // What was folded is open now, and can be reached as well.
    expect(reached.size).toBe(wanted)
    expect(await page.locator('details:not([open])').count()).toBe(0)
    await page.close()
  })

  test('the skip link leads to what blocks', async () => {
    const { page } = await opened(NO_GO)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('blocks')
    await page.close()
  })

  test('headings go down one step at a time', async () => {
    const { page } = await opened(NO_GO)
    const depths = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1])),
    )
    expect(depths.filter((depth) => depth === 1)).toHaveLength(1)
    expect(depths.filter((depth, index) => depth > (depths[index - 1] ?? 0) + 1)).toEqual([])
    await page.close()
  })

  test.each(['no-go', 'full', 'hostile'])(
    '%s loses no text on paper',
    async (name) => {
      const one = SAMPLES[name] as GateReport
      const { page } = await opened(one, { viewport: { width: 700, height: 1000 } })
      await page.emulateMedia({ media: 'print' })
      const lost = await page.evaluate(() => {
        const cells = [...document.querySelectorAll('main p, main li, main td, main th, main h2, main h3, main dd')]
        const isLost = (element: Part) => {
          const { width, height, right } = element.getBoundingClientRect()
          return element.textContent !== '' && (width === 0 || height === 0 || right > window.innerWidth + 1)
        }
        return cells.filter(isLost).map((element) => `${element.tagName} ${element.textContent?.slice(0, 60)}`)
      })
      expect(lost).toEqual([])
      const paper = await page.pdf({ preferCSSPageSize: true })
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
      expect(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(1)
      await page.close()
    },
    60 * SECONDS,
  )

  test('forced colours keep every bar and every word', async () => {
    const { page } = await opened(NO_GO)
    await page.emulateMedia({ forcedColors: 'active' })
    const pale = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor
      return [...document.querySelectorAll('.bar, .chart text, .age .fill')].filter(
        (one) => getComputedStyle(one).fill === ground,
      ).length
    })
    expect(pale).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.close()
  })

  test(
    'any text is shown as it is written, and is nothing else',
    async () => {
      const texts = fc.sample(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.string({ unit: fc.constantFrom(...'<>&"\'/=!-[] \n\u0000\u202ea;#x3'), maxLength: 40 }),
        ),
        { numRuns: 400, seed: 5 },
      )
      const messages = texts.map((text) => `>${text.replaceAll('`', "'")}<`)
      const findings = messages.map((message, index) =>
        finding({ message, rule: `a/b-${index}`, fix: message, path: message }),
      )
      const one = gate({ report: report({ verdict: { decision: 'NO-GO', because: [], reasons: [] }, findings }) })
      const { page } = await opened(one)
      const shown = await page.evaluate(() => ({
        titles: [...document.querySelectorAll('#blocks h3')].map((element) => element.textContent),
        elements: [...document.querySelectorAll('#blocks h3 *')].length,
      }))
      expect(shown.elements).toBe(0)
      expect(shown.titles).toEqual(messages.map(printable))
      await page.close()
    },
    60 * SECONDS,
  )
})
