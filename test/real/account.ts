const NAME = 'release-manager'
const PASSWORD = 'open sesame'

/** The one who may enter the closed servers of the tests. They are gone with the tests, and so is what they protect. */
export const USER = {
  name: NAME,
  password: PASSWORD,
  basic: `Basic ${Buffer.from(`${NAME}:${PASSWORD}`).toString('base64')}`,
  /** Of the password, as servers keep it. */
  bcrypt: '$2b$04$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy',
}
