export { launchChromium } from './chromium.js'
export { type Postgresql, startPostgresql } from './postgresql.js'
export { whenInstalled } from './when-installed.js'
