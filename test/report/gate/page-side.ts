import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What the tests ask of the page's side; the rest of the browser is none of their business. */
export interface Part {
  readonly tagName: string
  readonly textContent: string | null
  readonly id: string
  readonly attributes: Iterable<{ readonly name: string }>
  getAttribute(name: string): string | null
  getBoundingClientRect(): { width: number; height: number; right: number; bottom: number; top: number }
}
export interface Whole {
  querySelectorAll(selector: string): ArrayLike<Part> & Iterable<Part>
  readonly documentElement: { readonly scrollWidth: number }
  readonly body: Part
  readonly activeElement: Part | null
}
declare const document: Whole
declare const window: { readonly innerWidth: number; readonly innerHeight: number; readonly axe: typeof axe }
declare function getComputedStyle(part: Part): { fill: string; backgroundColor: string; outlineStyle: string }

/** What keeps somebody out, by axe: the rule and where. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // Evaluated from outside: the page itself lets no script run.
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => window.axe.run())
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** Where the keyboard is. */
export async function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const box = element.getBoundingClientRect()
    return {
      index: [...document.querySelectorAll('*')].indexOf(element),
      tag: element.tagName,
      text: element.textContent,
      seen: box.bottom > 0 && box.top < window.innerHeight,
      outlined: getComputedStyle(element).outlineStyle !== 'none',
    }
  })
}
