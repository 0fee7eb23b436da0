export { expiryOf } from './expiry.js'
export { waived, weighWaivers } from './weigh-waivers.js'
